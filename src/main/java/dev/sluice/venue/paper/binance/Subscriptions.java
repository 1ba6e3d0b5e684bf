package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connection's user data streams ({@code web-socket-api.md}, "User Data Stream subscription"). */
final class Subscriptions {
    private static final int ACTIVE_LIMIT = 1_000;
    private static final int TOTAL_LIMIT = 65_535;

    private final UserStreams streams;
    private final OutLane lane;
    private final TimeScale scale;
    private final Map<Integer, Active> active = new LinkedHashMap<>();
    private int next;

    /** @param bySession whether it ends with the session's logout */
    private record Active(AccountId account, boolean bySession, Runnable end) {}

    Subscriptions(UserStreams streams, OutLane lane, TimeScale scale) {
        this.streams = streams;
        this.lane = lane;
        this.scale = scale;
    }

    /** @throws ApiError -2035 if the account has one on this connection, -2042 or -1191 if there are too many */
    int open(AccountId account, boolean bySession) {
        if (active.values().stream().anyMatch(each -> each.account().equals(account))) {
            throw ApiError.of(-2035, "User Data Stream subscription already active.");
        }
        if (next == TOTAL_LIMIT) {
            throw ApiError.of(-2042, "Maximum subscription ID reached for this connection.");
        }
        if (active.size() == ACTIVE_LIMIT) {
            throw ApiError.of(
                    -1191,
                    "Too many subscriptions. Connection may create up to '" + ACTIVE_LIMIT
                            + "' subscriptions at a time.");
        }
        int id = next++;
        Runnable end = streams.subscribe(account, event -> send(id, event));
        active.put(id, new Active(account, bySession, end));
        return id;
    }

    /**
     * Ends one, or all.
     *
     * @throws ApiError -2036 if there is none such
     */
    void close(Optional<Integer> id) {
        List<Integer> ids = id.map(List::of).orElseGet(() -> new ArrayList<>(active.keySet()));
        if (!active.keySet().containsAll(ids)) {
            throw ApiError.of(-2036, "User Data Stream subscription not active.");
        }
        ids.forEach(this::end);
    }

    /** The session was logged out. */
    void closeBySession() {
        new ArrayList<>(active.entrySet()).forEach(each -> {
            if (each.getValue().bySession()) {
                end(each.getKey());
            }
        });
    }

    /** The exchange ends them all ({@code user-data-stream.md}, "Event Stream Terminated"). */
    void terminate(long nowNanos) {
        new ArrayList<>(active.keySet()).forEach(id -> {
            send(id, new JsonObject().put("e", "eventStreamTerminated").time("E", nowNanos));
            end(id);
        });
    }

    private void end(int id) {
        Active ended = active.remove(id);
        if (ended != null) {
            ended.end().run();
        }
    }

    boolean isEmpty() {
        return active.isEmpty();
    }

    List<JsonObject> list() {
        return active.keySet().stream()
                .map(id -> new JsonObject().put("subscriptionId", id))
                .toList();
    }

    private void send(int id, JsonObject event) {
        String kind = String.valueOf(event.members().get("e"));
        lane.send(
                kind,
                JsonWriter.write(new JsonObject().put("subscriptionId", id).put("event", event), scale));
    }
}
