package dev.sluice.indicator;

/**
 * The recursive average of the published definitions: the first value is the mean of the first {@code period}, and from
 * then on {@code average += weight × (value − average)}. Libraries that begin with the first value instead differ for
 * hundreds of candles.
 */
final class SeededAverage {
    private final int period;
    private final double weight;
    private int count;
    private double sum;
    private double value = Double.NaN;

    private SeededAverage(int period, double weight) {
        this.period = period;
        this.weight = weight;
    }

    /** Weight 2 / (period + 1). */
    static SeededAverage exponential(int period) {
        return new SeededAverage(period, 2.0 / (period + 1));
    }

    /** Weight 1 / period (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978). */
    static SeededAverage wilder(int period) {
        return new SeededAverage(period, 1.0 / period);
    }

    /** The average with this value in it; NaN until {@code period} values have come. */
    double add(double next) {
        if (count < period) {
            sum += next;
            if (++count == period) {
                value = sum / period;
            }
        } else {
            value += weight * (next - value);
        }
        return value;
    }

    double value() {
        return value;
    }

    int period() {
        return period;
    }

    boolean isWarm() {
        return count == period;
    }
}
