package dev.sluice.venue.paper.binance;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Parameters {@code startTime} and {@code endTime} of a query about the past; both ends count. */
record Span(Optional<Long> startNanos, Optional<Long> endNanos) {
    private static final long LONGEST_HOURS = 24;

    /** @throws ApiError -1127 if it is longer than a day, or begins after its end */
    static Span read(Params params) {
        Span span = new Span(params.time("startTime"), params.time("endTime"));
        if (span.startNanos.isPresent() && span.endNanos.isPresent()) {
            long nanos = span.endNanos.get() - span.startNanos.get();
            if (nanos > TimeUnit.HOURS.toNanos(LONGEST_HOURS)) {
                throw ApiError.of(-1127, "More than " + LONGEST_HOURS + " hours between startTime and endTime.");
            }
            if (nanos < 0) {
                throw ApiError.invalid("startTime");
            }
        }
        return span;
    }

    boolean isBounded() {
        return startNanos.isPresent() || endNanos.isPresent();
    }

    boolean hasStart() {
        return startNanos.isPresent();
    }

    boolean holds(long atNanos) {
        // Times are asked for in milliseconds, so the whole last one counts.
        return atNanos >= startNanos.orElse(Long.MIN_VALUE)
                && atNanos
                        < endNanos.map(end -> end + TimeUnit.MILLISECONDS.toNanos(1))
                                .orElse(Long.MAX_VALUE);
    }

    /**
     * So many of the items, oldest first.
     *
     * @param fromOldest whether those at the beginning are wanted; else the newest
     */
    static <T> List<T> page(List<T> items, int limit, boolean fromOldest) {
        if (items.size() <= limit) {
            return items;
        }
        return fromOldest ? items.subList(0, limit) : items.subList(items.size() - limit, items.size());
    }
}
