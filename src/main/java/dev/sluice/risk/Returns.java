package dev.sluice.risk;

import java.util.OptionalDouble;

/** The newest returns of one symbol from candle to candle. A candle without a trade returned nothing: 0. */
final class Returns {
    private final int window;

    /** Twice the window, so that a symbol whose newest candle is still open can be compared with one that is ahead. */
    private final double[] ringRatio;

    private long newest = Long.MIN_VALUE;
    private long oldest;
    private long close;

    /** @param window returns that are compared, 2 or more */
    Returns(int window) {
        this.window = window;
        this.ringRatio = new double[2 * window];
    }

    /** The candle of that index closed at that price, in 10⁻⁸. */
    void closed(long index, long price) {
        if (newest == Long.MIN_VALUE) {
            oldest = index + 1;
        } else {
            long silent = Math.min(index - newest - 1, ringRatio.length);
            for (long each = index - silent; each < index; each++) {
                ringRatio[slot(each)] = 0;
            }
            ringRatio[slot(index)] = (double) price / close - 1;
        }
        newest = index;
        close = price;
    }

    /**
     * Pearson's correlation of the newest returns that both have; empty while there are too few, or where one did not
     * move at all.
     */
    static OptionalDouble correlation(Returns first, Returns second) {
        int count = first.window;
        long last = Math.min(first.newest, second.newest);
        if (last == Long.MIN_VALUE || !first.has(last, count) || !second.has(last, count)) {
            return OptionalDouble.empty();
        }
        double meanFirst = first.mean(last, count);
        double meanSecond = second.mean(last, count);
        double together = 0;
        double squareFirst = 0;
        double squareSecond = 0;
        for (long index = last - count + 1; index <= last; index++) {
            double a = first.ringRatio[first.slot(index)] - meanFirst;
            double b = second.ringRatio[second.slot(index)] - meanSecond;
            together += a * b;
            squareFirst += a * a;
            squareSecond += b * b;
        }
        return squareFirst > 0 && squareSecond > 0
                ? OptionalDouble.of(together / Math.sqrt(squareFirst) / Math.sqrt(squareSecond))
                : OptionalDouble.empty();
    }

    private boolean has(long last, int count) {
        long first = last - count + 1;
        return first >= oldest && first > newest - ringRatio.length;
    }

    private double mean(long last, int count) {
        double sum = 0;
        for (long index = last - count + 1; index <= last; index++) {
            sum += ringRatio[slot(index)];
        }
        return sum / count;
    }

    private int slot(long index) {
        return (int) Math.floorMod(index, (long) ringRatio.length);
    }
}
