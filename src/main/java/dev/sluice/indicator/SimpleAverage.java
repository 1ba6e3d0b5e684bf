package dev.sluice.indicator;

/** The sum is kept in two halves, upper and lower 32 bits: neither overflows over 10,000 values, and nothing drifts. */
final class SimpleAverage implements MovingAverage {
    private static final double UPPER = 0x1p32;
    private static final long LOWER = 0xFFFF_FFFFL;

    private final long[] ring;
    private int next;
    private int count;
    private long upperSum;
    private long lowerSum;
    private double value = Double.NaN;

    SimpleAverage(int period) {
        ring = new long[period];
    }

    @Override
    public double add(long units) {
        long oldest = ring[next];
        ring[next] = units;
        next = next + 1 == ring.length ? 0 : next + 1;
        upperSum += (units >> 32) - (oldest >> 32);
        lowerSum += (units & LOWER) - (oldest & LOWER);
        if (count < ring.length) {
            count++;
        }
        value = count == ring.length ? (upperSum * UPPER + lowerSum) / ring.length : Double.NaN;
        return value;
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public int period() {
        return ring.length;
    }

    @Override
    public boolean isWarm() {
        return count == ring.length;
    }
}
