package dev.sluice.backtest;

/**
 * Which events are used; those outside are as if they were not there.
 *
 * @param fromNanos receive time, inclusive, UTC nanoseconds since the epoch
 * @param toNanos receive time, exclusive
 */
public record Period(long fromNanos, long toNanos) {
    public static final Period ALL = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    public Period {
        if (fromNanos >= toNanos) {
            throw new IllegalArgumentException("the period ends before it begins");
        }
    }

    boolean holds(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }
}
