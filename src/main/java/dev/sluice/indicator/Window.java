package dev.sluice.indicator;

/** The newest values, summed anew each time: what was divided by nothing, or was huge, leaves nothing behind. */
final class Window {
    private final double[] ring;
    private int next;

    Window(int size) {
        ring = new double[size];
    }

    void add(double value) {
        ring[next] = value;
        next = next + 1 == ring.length ? 0 : next + 1;
    }

    /** Of what came, if it is fewer than the window holds. */
    double sum() {
        double sum = 0;
        for (double value : ring) {
            sum += value;
        }
        return sum;
    }

    /** How far the values, each multiplied, are from something: summed without signs. */
    double deviations(double from, double multiplier) {
        double sum = 0;
        for (double value : ring) {
            sum += Math.abs(value * multiplier - from);
        }
        return sum;
    }

    double mean() {
        return sum() / ring.length;
    }
}
