package dev.sluice.backtest;

import java.util.Arrays;

/**
 * What the account was worth, over time. For looking at and for statistics: what money there is, is exact elsewhere,
 * and these are the nearest {@code double}s. Peak and drawdown count every value that was told, also those that share
 * their place in the curve with a later one.
 */
public final class EquityCurve {
    private long[] times = new long[1_024];
    private double[] values = new double[1_024];
    private int size;
    private final long bucketNanos;
    private long startNanos;
    private double peak = Double.NEGATIVE_INFINITY;
    private double deepestRatio;

    /** @param bucketNanos of values within the same stretch of this length only the last is kept; 0 keeps all */
    EquityCurve(long bucketNanos) {
        this.bucketNanos = bucketNanos;
    }

    /** When the run began: the first event's time, or the first candle's open; 0 without events. */
    public long startNanos() {
        return startNanos;
    }

    public int size() {
        return size;
    }

    /** UTC nanoseconds since the epoch; strictly ascending. */
    public long time(int index) {
        return times[index];
    }

    public double value(int index) {
        return values[index];
    }

    /** The highest value; negative infinity of an empty curve. */
    public double peak() {
        return peak;
    }

    /** The deepest loss from a peak before it, in percent of that peak; 0 or less. */
    public double maxDrawdownPct() {
        return deepestRatio * 100;
    }

    void startsAt(long nanos) {
        startNanos = nanos;
    }

    void add(long nanos, double value) {
        if (value > peak) {
            peak = value;
        } else {
            double ratio = value / peak - 1;
            if (ratio < deepestRatio) {
                deepestRatio = ratio;
            }
        }
        if (size > 0 && sharesPlace(nanos)) {
            times[size - 1] = nanos;
            values[size - 1] = value;
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        times[size] = nanos;
        values[size++] = value;
    }

    /** Where a value of that time would be kept. */
    int placeOf(long nanos) {
        return size > 0 && sharesPlace(nanos) ? size - 1 : size;
    }

    private boolean sharesPlace(long nanos) {
        long last = times[size - 1];
        return last == nanos
                || bucketNanos > 0 && Math.floorDiv(last, bucketNanos) == Math.floorDiv(nanos, bucketNanos);
    }
}
