package dev.sluice.venue.binance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests of one connection that are not answered, oldest first; all have the same time to be answered in. */
final class PendingRequests {
    private final Map<Long, Pending> byId = new LinkedHashMap<>();

    /** A request on its way. */
    record Pending(Consumer<ApiReply> reply, long sentNanos, long deadlineNanos) {}

    /** How a request ended: with a message, or without. */
    sealed interface ApiReply {
        record Came(ApiMessage message) implements ApiReply {}

        record Never(String reason) implements ApiReply {}
    }

    void add(long id, Pending pending) {
        byId.put(id, pending);
    }

    /** The request that is answered; null if it is none of ours, or given up. */
    @Nullable Pending remove(long id) {
        return byId.remove(id);
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** When the oldest is due; {@link Long#MAX_VALUE} if there is none. */
    long nextDeadlineNanos() {
        return byId.isEmpty() ? Long.MAX_VALUE : byId.values().iterator().next().deadlineNanos();
    }

    /** Takes out what is due. */
    List<Pending> expired(long nowNanos) {
        List<Pending> expired = new ArrayList<>();
        Iterator<Pending> oldest = byId.values().iterator();
        while (oldest.hasNext()) {
            Pending pending = oldest.next();
            if (pending.deadlineNanos() > nowNanos) {
                break;
            }
            oldest.remove();
            expired.add(pending);
        }
        return expired;
    }

    /** Takes out all. */
    List<Pending> drain() {
        List<Pending> all = new ArrayList<>(byId.values());
        byId.clear();
        return all;
    }
}
