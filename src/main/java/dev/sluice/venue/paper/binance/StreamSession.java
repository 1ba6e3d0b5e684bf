package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.binance.FaultRule.Point;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to the market streams, raw or combined ({@code web-socket-streams.md}). */
final class StreamSession implements Session {
    private static final int STREAMS_LIMIT = 1_024;
    private static final int MESSAGES_PER_SECOND = 5;
    private static final int POLICY = 1008;

    private final TradingFloor floor;
    private final StreamHub hub;
    private final ListenKeys listenKeys;
    private final Socket socket;
    private final TimeScale scale;
    private final OutLane lane;
    private final OutLane userLane;
    private final ConnectionLife life;
    private final Consumer<Session> whenClosed;
    private final Map<String, Runnable> streams = new LinkedHashMap<>();
    private final Window messages = new Window(TimeUnit.SECONDS.toNanos(1));
    private boolean combined;
    private boolean open = true;

    /** @param combined how events are wrapped until the client sets it otherwise */
    StreamSession(
            BinanceFace.Parts parts,
            Socket socket,
            BinanceFace.Connect connect,
            boolean combined,
            Consumer<Session> whenClosed) {
        this.floor = parts.floor();
        this.hub = parts.streams();
        this.listenKeys = parts.listenKeys();
        this.socket = socket;
        this.scale = connect.scale();
        this.combined = combined;
        this.whenClosed = whenClosed;
        this.lane = new OutLane(socket, floor, parts.faults(), Point.STREAM);
        this.userLane = new OutLane(socket, floor, parts.faults(), Point.USER);
        this.life = new ConnectionLife(floor, socket);
    }

    /** False if they would be too many. */
    boolean subscribe(Collection<String> names) {
        Set<String> together = new LinkedHashSet<>(streams.keySet());
        together.addAll(names);
        if (together.size() > STREAMS_LIMIT) {
            return false;
        }
        for (String name : names) {
            streams.computeIfAbsent(name, this::begin);
        }
        return true;
    }

    /** What ends it again. */
    private Runnable begin(String name) {
        return listenKeys.subscribe(name, event -> sendUser(name, event)).orElseGet(() -> {
            hub.subscribe(name, this);
            return () -> hub.unsubscribe(name, this);
        });
    }

    private void sendUser(String key, JsonObject event) {
        String kind = String.valueOf(event.members().get("e"));
        userLane.send(kind, new Frame(key, event).text(scale, combined));
    }

    void send(Frame frame) {
        lane.send(frame.stream, frame.text(scale, combined));
    }

    @Override
    public void onText(String text) {
        if (!open || tooFast()) {
            return;
        }
        try {
            StreamCommand command = StreamCommand.read(text);
            answer(command, result(command));
        } catch (StreamCommand.RefusedException refused) {
            socket.text(JsonWriter.write(refused.json(), scale));
        }
    }

    private boolean tooFast() {
        if (messages.add(1, floor.nowNanos()) <= MESSAGES_PER_SECOND) {
            return false;
        }
        socket.close(POLICY, "Too many requests");
        return true;
    }

    private void answer(StreamCommand command, @Nullable Object result) {
        socket.text(JsonWriter.write(new JsonObject().member("result", result).member("id", command.id()), scale));
    }

    private @Nullable Object result(StreamCommand command) throws StreamCommand.RefusedException {
        switch (command.method()) {
            case SUBSCRIBE -> {
                if (!subscribe(command.streams())) {
                    throw StreamCommand.refused(
                            "a connection can listen to a maximum of " + STREAMS_LIMIT + " streams", command.id());
                }
                return null;
            }
            case UNSUBSCRIBE -> {
                unsubscribe(command.streams());
                return null;
            }
            case LIST_SUBSCRIPTIONS -> {
                requireParams(command, 0);
                return List.copyOf(streams.keySet());
            }
            case SET_PROPERTY -> {
                requireCombined(command, 2);
                if (!(command.params().get(1) instanceof Boolean wanted)) {
                    throw new StreamCommand.RefusedException(1, "Invalid value type: expected Boolean", command.id());
                }
                combined = wanted;
                return null;
            }
            case GET_PROPERTY -> {
                requireCombined(command, 1);
                return combined;
            }
        }
        throw new IllegalStateException("no such method");
    }

    private void unsubscribe(Collection<String> names) {
        for (String name : names) {
            Runnable end = streams.remove(name);
            if (end != null) {
                end.run();
            }
        }
    }

    private static void requireParams(StreamCommand command, int most) throws StreamCommand.RefusedException {
        if (command.params().size() > most) {
            throw StreamCommand.refused("too many parameters", command.id());
        }
    }

    private static void requireCombined(StreamCommand command, int params) throws StreamCommand.RefusedException {
        requireParams(command, params);
        if (command.params().isEmpty() || !(command.params().getFirst() instanceof String name)) {
            throw StreamCommand.refused("property name must be a string", command.id());
        }
        if (!name.equals("combined")) {
            throw new StreamCommand.RefusedException(0, "Unknown property", command.id());
        }
        if (command.params().size() < params) {
            throw new StreamCommand.RefusedException(1, "Invalid value type: expected Boolean", command.id());
        }
    }

    @Override
    public void onPing() {
        if (open) {
            tooFast();
        }
    }

    @Override
    public void onPong() {
        life.onPong();
        onPing();
    }

    @Override
    public void onClosed() {
        open = false;
        life.onClosed();
        lane.close();
        userLane.close();
        unsubscribe(List.copyOf(streams.keySet()));
        whenClosed.accept(this);
    }

    @Override
    public void announceShutdown() {
        JsonObject event = new JsonObject().put("e", "serverShutdown").time("E", floor.nowNanos());
        socket.text(new Frame("!serverShutdown", event).text(scale, combined));
    }

    @Override
    public void disconnect() {
        socket.close(0, "");
    }
}
