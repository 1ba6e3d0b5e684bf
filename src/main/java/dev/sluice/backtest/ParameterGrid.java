package dev.sluice.backtest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All combinations of some values for each parameter, in a fixed order: the last parameter changes fastest.
 *
 * @param values texts by parameter, in the order in which they were given
 */
public record ParameterGrid(Map<String, List<String>> values) {
    /** More combinations than anybody will look at, and more than a mistyped range should start. */
    public static final int COMBINATIONS_MAX = 1_000_000;

    private static final Pattern RANGE = Pattern.compile("(-?[0-9.]+)\\.\\.(-?[0-9.]+)(?::([0-9.]+))?");

    public ParameterGrid {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (sizeOf(values) > COMBINATIONS_MAX) {
            throw new IllegalArgumentException("more than " + COMBINATIONS_MAX + " combinations");
        }
    }

    /**
     * Reads what people write: {@code 5}, {@code 20,50,100} or {@code 5..50:5}, in which the step is 1 if absent and
     * the end is included if it is met.
     *
     * @param written texts by parameter
     * @throws IllegalArgumentException naming the parameter that cannot be read
     */
    public static ParameterGrid parse(Map<String, String> written) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        written.forEach((name, text) -> values.put(name, parse(name, text)));
        return new ParameterGrid(values);
    }

    private static List<String> parse(String name, String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return range(name, range);
        }
        List<String> values = List.of(text.split(",", -1));
        if (values.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("--param " + name + "=" + text + ": a value is empty");
        }
        return values.stream().map(String::strip).distinct().toList();
    }

    private static List<String> range(String name, Matcher range) {
        BigDecimal from = decimal(name, range.group(1));
        BigDecimal to = decimal(name, range.group(2));
        BigDecimal step = range.group(3) == null ? BigDecimal.ONE : decimal(name, range.group(3));
        if (step.signum() <= 0 || from.compareTo(to) > 0) {
            throw new IllegalArgumentException(
                    "--param " + name + "=" + range.group() + ": a range goes upwards, by a step of more than 0");
        }
        List<String> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(value.toPlainString());
            if (values.size() > COMBINATIONS_MAX) {
                throw new IllegalArgumentException("--param " + name + ": more than " + COMBINATIONS_MAX + " values");
            }
        }
        return values;
    }

    private static BigDecimal decimal(String name, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--param " + name + ": " + text + " is no number", e);
        }
    }

    private static long sizeOf(Map<String, List<String>> values) {
        long size = 1;
        for (List<String> each : values.values()) {
            size = Math.min(size * each.size(), Integer.MAX_VALUE);
        }
        return size;
    }

    /** How many combinations there are. */
    public int size() {
        return (int) sizeOf(values);
    }

    /** All of them. */
    public List<Map<String, String>> combinations() {
        List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> one : all) {
                for (String value : parameter.getValue()) {
                    Map<String, String> next = new LinkedHashMap<>(one);
                    next.put(parameter.getKey(), value);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }
}
