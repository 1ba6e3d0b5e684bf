package dev.sluice.indicator;

/** An error of rounding fades with the values themselves, so that doubles do. */
final class ExponentialAverage implements MovingAverage {
    private final SeededAverage average;

    ExponentialAverage(int period) {
        average = SeededAverage.exponential(period);
    }

    @Override
    public double add(long units) {
        return average.add(units);
    }

    @Override
    public double value() {
        return average.value();
    }

    @Override
    public int period() {
        return average.period();
    }

    @Override
    public boolean isWarm() {
        return average.isWarm();
    }
}
