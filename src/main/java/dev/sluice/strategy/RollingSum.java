package dev.sluice.strategy;

/**
 * The exact sum of the newest so many longs. It is kept in 128 bits: prices of 10⁻⁸ summed over thousands of candles
 * overflow 64 for currencies of small units, and a sum of doubles drifts.
 */
final class RollingSum {
    private final long[] values;
    private int next;
    private int size;
    private long high;
    private long low;

    RollingSum(int length) {
        this.values = new long[length];
    }

    void add(long value) {
        if (size == values.length) {
            subtract(values[next]);
        } else {
            size++;
        }
        values[next] = value;
        next = next + 1 == values.length ? 0 : next + 1;
        long sum = low + value;
        high += (value >> 63) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    private void subtract(long value) {
        high -= (value >> 63) + (Long.compareUnsigned(low, value) < 0 ? 1 : 0);
        low -= value;
    }

    boolean isFull() {
        return size == values.length;
    }

    /** Compares the averages of two full sums, exactly: by the sums, each times the other's length. */
    static int compareAverages(RollingSum a, RollingSum b) {
        int lengthA = a.values.length;
        int lengthB = b.values.length;
        int byHigh = Long.compare(a.highTimes(lengthB), b.highTimes(lengthA));
        return byHigh != 0 ? byHigh : Long.compareUnsigned(a.low * lengthB, b.low * lengthA);
    }

    /** The upper 64 bits of the product; lengths are far too small for it to overflow 128. */
    private long highTimes(int factor) {
        return high * factor + Math.unsignedMultiplyHigh(low, factor);
    }

    /** The values, oldest first. */
    long[] values() {
        long[] ordered = new long[size];
        for (int i = 0; i < size; i++) {
            ordered[i] = values[Math.floorMod(next - size + i, values.length)];
        }
        return ordered;
    }
}
