package dev.sluice.strategy;

/** A ring of (time, price) samples that answers by how much the price moved since a while ago. */
final class PriceHistory {
    private static final int LIMIT = 1_024;

    private final long[] times = new long[LIMIT];
    private final double[] prices = new double[LIMIT];
    private int oldest;
    private int size;

    void clear() {
        size = 0;
    }

    void add(long atNanos, double price) {
        int index = (oldest + size) % LIMIT;
        times[index] = atNanos;
        prices[index] = price;
        if (size < LIMIT) {
            size++;
        } else {
            oldest = (oldest + 1) % LIMIT;
        }
    }

    /** The move in basis points since the newest sample that is at least {@code lookback} old; NaN without one. */
    double moveBps(long now, double price, long lookbackNanos) {
        while (size > 1 && times[(oldest + 1) % LIMIT] <= now - lookbackNanos) {
            oldest = (oldest + 1) % LIMIT;
            size--;
        }
        if (size == 0 || times[oldest] > now - lookbackNanos) {
            return Double.NaN;
        }
        return (price / prices[oldest] - 1) * 10_000;
    }
}
