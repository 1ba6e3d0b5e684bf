package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Symbol;
import java.util.function.Consumer;

/** How depth snapshots come: {@code GET /api/v3/depth} ({@code rest-api.md}, "Order book"). */
@FunctionalInterface
public interface SnapshotRoad {
    /**
     * Fetches one.
     *
     * @param levels a side, from 1 to 5,000
     * @param answer called once, on the adapter's loop, never inside this call
     */
    void fetch(Symbol symbol, int levels, Consumer<Fetched> answer);

    /** What came of it. */
    sealed interface Fetched {
        /** The answer's body, not yet understood. */
        record Arrived(byte[] body) implements Fetched {}

        /**
         * No answer, or a refusal.
         *
         * @param reason in words without secrets
         * @param notBeforeNanos when to ask again at the earliest, UTC nanoseconds; 0 if nothing is known
         */
        record Failed(String reason, long notBeforeNanos) implements Fetched {}
    }
}
