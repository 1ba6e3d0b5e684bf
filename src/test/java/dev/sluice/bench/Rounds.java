package dev.sluice.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the values of a benchmark's rounds under their figures' names, in the order of first mention. */
final class Rounds {
    /** Odd, so that the median is a value that was measured. */
    static final int COUNT = 5;

    private final Map<String, Series> series = new LinkedHashMap<>();

    private record Series(String unit, Optional<Target> target, List<Double> values) {}

    void add(String figure, String unit, double value) {
        add(figure, unit, Optional.empty(), value);
    }

    void add(String figure, String unit, Target target, double value) {
        add(figure, unit, Optional.of(target), value);
    }

    private void add(String figure, String unit, Optional<Target> target, double value) {
        series.computeIfAbsent(figure, name -> new Series(unit, target, new ArrayList<>()))
                .values()
                .add(value);
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        series.forEach((name, one) -> figures.add(new Figure(
                name,
                one.unit(),
                one.values().stream().mapToDouble(Double::doubleValue).toArray(),
                one.target())));
        return figures;
    }

    static double perSecond(long count, long nanos) {
        return count * 1e9 / nanos;
    }
}
