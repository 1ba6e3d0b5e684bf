package dev.sluice.risk;

import dev.sluice.vocabulary.UtcNanos;

/**
 * How much of its request weight the venue says is used. It counts by the minute (Binance, {@code
 * rest-api.md}, IP limits), so what it said longer ago says nothing.
 */
final class VenueLoad {
    private static final long INTERVAL_NANOS = 60 * UtcNanos.PER_SECOND;

    private long used;
    private long limit;
    private long atNanos;

    void told(long weightUsed, long weightLimit, long nowNanos) {
        used = weightUsed;
        limit = weightLimit;
        atNanos = nowNanos;
    }

    /** Percentage of the limit, rounded up; negative if nothing is known. */
    long usedPct(long nowNanos) {
        return limit <= 0 || nowNanos - atNanos >= INTERVAL_NANOS ? -1 : (100 * used + limit - 1) / limit;
    }
}
