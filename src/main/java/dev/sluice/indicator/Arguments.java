package dev.sluice.indicator;

import java.util.HashMap;
import java.util.Map;

/** The checked parameters of one indicator. */
record Arguments(Map<String, Double> values) {
    static Arguments of(IndicatorKind kind, Map<String, ? extends Number> given) {
        Map<String, Number> unknown = new HashMap<>(given);
        Map<String, Double> values = new HashMap<>();
        for (IndicatorParameter parameter : kind.parameters()) {
            Number value = unknown.remove(parameter.name());
            values.put(parameter.name(), value == null ? parameter.standard() : parameter.checked(value));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(kind.name() + " has no parameter "
                    + String.join(", ", unknown.keySet()) + "; it has "
                    + kind.parameters().stream().map(IndicatorParameter::name).toList());
        }
        return new Arguments(values);
    }

    double number(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no parameter " + name);
        }
        return value;
    }

    int whole(String name) {
        return (int) number(name);
    }

    /** The parameter that most indicators have. */
    int period() {
        return whole("period");
    }
}
