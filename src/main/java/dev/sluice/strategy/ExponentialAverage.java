package dev.sluice.strategy;

/** An exponential moving average that begins with the simple average of its first values. */
final class ExponentialAverage {
    private final int length;
    private final double weight;
    private int seen;
    private double value;

    ExponentialAverage(int length) {
        this.length = length;
        this.weight = 2.0 / (length + 1);
    }

    void add(double next) {
        if (seen < length) {
            seen++;
            value += (next - value) / seen;
        } else {
            value += weight * (next - value);
        }
    }

    boolean isWarm() {
        return seen == length;
    }

    double value() {
        return value;
    }
}
