package dev.sluice.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One measured quantity: a value for each round.
 *
 * @param rounds ascending
 */
record Figure(String name, String unit, double[] rounds, Optional<Target> target) {
    Figure {
        if (rounds.length == 0) {
            throw new IllegalArgumentException(name + " was never measured");
        }
        rounds = rounds.clone();
        Arrays.sort(rounds);
    }

    double min() {
        return rounds[0];
    }

    double median() {
        int middle = rounds.length / 2;
        return rounds.length % 2 == 1 ? rounds[middle] : (rounds[middle - 1] + rounds[middle]) / 2;
    }

    double max() {
        return rounds[rounds.length - 1];
    }

    /** Empty without a target. */
    String verdict() {
        return target.map(wanted -> wanted.isMetBy(median()) ? "met" : "missed").orElse("");
    }

    Map<String, Object> json(String benchmark) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", benchmark);
        json.put("figure", name);
        json.put("unit", unit);
        json.put("min", min());
        json.put("median", median());
        json.put("max", max());
        json.put("rounds", rounds.length);
        target.ifPresent(wanted -> {
            json.put("target", wanted.value());
            json.put("targetIs", wanted.atMost() ? "below" : "at least");
            json.put("verdict", verdict());
        });
        return json;
    }
}
