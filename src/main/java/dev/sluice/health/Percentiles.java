package dev.sluice.health;

/**
 * Percentiles of a set of durations by the nearest rank: each is one of the durations. All are {@link #UNKNOWN} of an
 * empty set.
 */
public record Percentiles(int count, long p50Nanos, long p95Nanos, long p99Nanos) {
    /** Stands where nothing was measured. */
    public static final long UNKNOWN = -1;

    public static final Percentiles NONE = new Percentiles(0, UNKNOWN, UNKNOWN, UNKNOWN);

    static Percentiles of(long[] sorted) {
        return sorted.length == 0
                ? NONE
                : new Percentiles(sorted.length, rank(sorted, 50), rank(sorted, 95), rank(sorted, 99));
    }

    private static long rank(long[] sorted, int pct) {
        return sorted[Math.ceilDiv(sorted.length * pct, 100) - 1];
    }
}
