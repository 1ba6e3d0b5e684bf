package dev.sluice.indicator;

/**
 * A rolling average for hot paths: no allocation, constant time for each value, and the same numbers as the catalogue's
 * {@code sma} and {@code ema}. One thread only.
 */
public sealed interface MovingAverage permits SimpleAverage, ExponentialAverage {
    /** Most values that an average looks back on. */
    int LONGEST = 10_000;

    /**
     * The mean of the last {@code period} values. Summed in integers, so that it is exact however long it runs.
     *
     * @param period 1 to {@link #LONGEST}
     * @throws IllegalArgumentException beyond that
     */
    static MovingAverage simple(int period) {
        return new SimpleAverage(required(period));
    }

    /**
     * Each value weighs 2 / (period + 1), what came before the rest; the first average is the mean of the first
     * {@code period} values.
     *
     * @param period 1 to {@link #LONGEST}
     * @throws IllegalArgumentException beyond that
     */
    static MovingAverage exponential(int period) {
        return new ExponentialAverage(required(period));
    }

    /**
     * Takes the next value.
     *
     * @param units any unit, such as a price in 10⁻⁸; up to 2⁶³ in size
     * @return the average in the same unit; NaN until {@code period} values have come
     */
    double add(long units);

    /** What the last {@link #add} returned; NaN before the first. */
    double value();

    /** Values until the first average. */
    int period();

    /** Whether {@code period} values have come. */
    boolean isWarm();

    private static int required(int period) {
        if (period < 1 || period > LONGEST) {
            throw new IllegalArgumentException("period must be 1 to " + LONGEST + " but is " + period);
        }
        return period;
    }
}
