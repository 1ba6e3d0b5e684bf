package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.binance.FaultRule.Point;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A connection of the WebSocket API ({@code web-socket-api.md}): requests and answers by id, and user data streams. */
final class WsApiSession implements Session {
    private final TradingFloor floor;
    private final Catalogue catalogue;
    private final Catalogue own;
    private final Dispatcher dispatcher;
    private final Faults faults;
    private final AddressLimits address;
    private final Socket socket;
    private final TimeScale scale;
    private final boolean returnRateLimits;
    private final SessionOperations session;
    private final Subscriptions subscriptions;
    private final Map<Symbol, Instrument> instruments = new LinkedHashMap<>();
    private final ConnectionLife life;
    private final Consumer<Session> whenClosed;
    private boolean open = true;

    WsApiSession(BinanceFace.Parts parts, Socket socket, BinanceFace.Connect connect, Consumer<Session> whenClosed) {
        this.whenClosed = whenClosed;
        this.floor = parts.floor();
        this.catalogue = parts.catalogue();
        this.dispatcher = parts.dispatcher();
        this.faults = parts.faults();
        this.address = dispatcher.address(connect.address());
        this.socket = socket;
        this.scale = connect.scale();
        this.returnRateLimits = !connect.parameter("returnRateLimits").equals(Optional.of("false"));
        this.subscriptions =
                new Subscriptions(parts.userStreams(), new OutLane(socket, floor, faults, Point.USER), connect.scale());
        this.session = new SessionOperations(dispatcher, subscriptions, returnRateLimits);
        this.own = session.catalogue();
        this.life = new ConnectionLife(floor, socket);
        floor.instruments().forEach(instrument -> instruments.put(instrument.symbol(), instrument));
    }

    @Override
    public void onText(String frame) {
        try {
            handle(WsRequest.read(frame));
        } catch (WsRequest.UnreadableException unreadable) {
            new Outgoing(unreadable.id(), "unreadable", returnRateLimits).refused(unreadable.error());
        }
    }

    private void handle(WsRequest request) {
        boolean limits = wantsLimits(request.params());
        Optional<Operation> operation = own.method(request.method()).or(() -> catalogue.method(request.method()));
        if (operation.isEmpty()) {
            new Outgoing(request.id(), request.method(), limits)
                    .refused(ApiError.of(-1020, "This operation is not supported."));
            return;
        }
        Outgoing out = new Outgoing(request.id(), operation.get().name(), limits);
        FaultyRoad.pass(
                faults.fate(Point.REQUEST, out.name, dispatcher.nowNanos()),
                floor,
                new Faulty(out, copy -> dispatch(operation.get(), request, out.again())));
    }

    private boolean wantsLimits(Map<String, String> params) {
        String wanted = params.getOrDefault("returnRateLimits", Boolean.toString(returnRateLimits));
        return Boolean.parseBoolean(wanted);
    }

    private void dispatch(Operation operation, WsRequest request, Outgoing out) {
        if (!open) {
            return;
        }
        Params params = new Params(request.params(), instruments);
        params.has("returnRateLimits");
        boolean signs = operation.security() != Security.NONE;
        if (signs) {
            params.has("apiKey");
        }
        boolean mustSign = operation.security() == Security.USER_STREAM;
        Caller caller = new Caller(
                address,
                Optional.ofNullable(request.params().get("apiKey")),
                request.signed(),
                mustSign ? Optional.empty() : session.key(),
                ApiError.mandatory("apiKey"));
        dispatcher.dispatch(operation, params, caller, out);
    }

    @Override
    public void onPing() {}

    @Override
    public void onPong() {
        life.onPong();
    }

    @Override
    public void onClosed() {
        open = false;
        life.onClosed();
        whenClosed.accept(this);
        if (!subscriptions.isEmpty()) {
            subscriptions.close(Optional.empty());
        }
    }

    @Override
    public void announceShutdown() {
        JsonObject event = new JsonObject().put("e", "serverShutdown").time("E", dispatcher.nowNanos());
        socket.text(JsonWriter.write(new JsonObject().put("event", event), scale));
    }

    @Override
    public void disconnect() {
        socket.close(0, "");
    }

    @Override
    public void terminateUserStreams() {
        subscriptions.terminate(dispatcher.nowNanos());
    }

    /** A message that may meet a fault on its way in or out. */
    private record Faulty(Outgoing out, IntConsumer delivery) implements FaultyRoad.Message {
        @Override
        public void deliver(int copy) {
            delivery.accept(copy);
        }

        @Override
        public void instead(Fate.Instead fault) {
            out.instead(fault);
        }

        @Override
        public void disconnect() {
            out.cut();
        }
    }

    /** One answer on its way out. */
    private final class Outgoing extends Dispatcher.Answer {
        private final @Nullable Object id;
        private final String name;
        private final boolean limits;

        Outgoing(@Nullable Object id, String name, boolean limits) {
            this.id = id;
            this.name = name;
            this.limits = limits;
        }

        Outgoing again() {
            return new Outgoing(id, name, limits);
        }

        @Override
        public void ok(Object json) {
            leave(answer(200).member("result", json));
        }

        @Override
        public void refused(ApiError error) {
            leave(refusal(error));
        }

        private JsonObject refusal(ApiError error) {
            JsonObject json = error.json();
            error.retryAtNanos()
                    .ifPresent(at -> json.put(
                            "data",
                            new JsonObject()
                                    .time("serverTime", dispatcher.nowNanos())
                                    .time("retryAfter", at)));
            return answer(error.httpStatus()).put("error", json);
        }

        private JsonObject answer(int status) {
            return new JsonObject().member("id", id).put("status", status);
        }

        private void leave(JsonObject answer) {
            if (limits) {
                answer.put("rateLimits", rateLimits());
            }
            String frame = JsonWriter.write(answer, scale);
            FaultyRoad.pass(
                    faults.fate(Point.ANSWER, name, dispatcher.nowNanos()),
                    floor,
                    new Faulty(this, copy -> send(frame)));
        }

        void instead(Fate.Instead fault) {
            fault.banNanos().ifPresent(nanos -> address.ban(nanos, dispatcher.nowNanos()));
            send(JsonWriter.write(refusal(fault.error()), scale));
        }

        private void send(String frame) {
            if (open) {
                socket.text(frame);
            }
        }

        void cut() {
            socket.close(0, "");
        }

        private List<JsonObject> rateLimits() {
            List<JsonObject> all = new ArrayList<>();
            ordersOf().ifPresent(account -> all.addAll(orderLimits(account)));
            long used = address.usedWeight(dispatcher.nowNanos());
            all.add(LimitTexts.weight(dispatcher.limits()).put("count", used));
            return all;
        }

        private List<JsonObject> orderLimits(AccountId account) {
            OrderCounts.Count count = dispatcher.counts(account);
            long now = dispatcher.nowNanos();
            return List.of(
                    LimitTexts.ordersInTenSeconds(dispatcher.limits()).put("count", count.inTenSeconds(now)),
                    LimitTexts.ordersInDay(dispatcher.limits()).put("count", count.inDay(now)));
        }
    }
}
