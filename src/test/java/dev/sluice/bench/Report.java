package dev.sluice.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as a table for people and as JSON for programs. */
final class Report {
    private static final String ROW = "  %-44s %14s %14s %14s  %-11s %s%n";

    private final PrintStream out;
    private final List<Map<String, Object>> figures = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    void head(String data) {
        Machine.json().forEach((name, value) -> out.printf("%-18s %s%n", name, value));
        out.printf("%-18s %s%n", "data", data);
        out.printf("%n" + ROW, "", "min", "median", "max", "unit", "target (for the median)");
    }

    void show(Benchmark benchmark, List<Figure> measured) {
        out.printf("%s: %s%n", benchmark.name(), benchmark.about());
        for (Figure figure : measured) {
            out.printf(
                    ROW,
                    figure.name(),
                    text(figure.min()),
                    text(figure.median()),
                    text(figure.max()),
                    figure.unit(),
                    target(figure));
            figures.add(figure.json(benchmark.name()));
        }
    }

    void fail(String benchmark, Throwable failure) {
        out.printf("%s: did not run: %s%n", benchmark, failure);
        failed.add(benchmark + ": " + failure);
    }

    boolean hasFailures() {
        return !failed.isEmpty();
    }

    void write(Path file, String data) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", Machine.json());
        json.put("data", data);
        json.put("figures", figures);
        json.put("failed", failed);
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(file, mapper.writeValueAsString(json) + "\n");
    }

    private static String target(Figure figure) {
        return figure.target()
                .map(wanted -> (wanted.atMost() ? "< " : ">= ") + text(wanted.value()) + " " + figure.verdict())
                .orElse("");
    }

    /** Three digits that mean something. */
    private static String text(double value) {
        String form = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%,.1f" : "%,.2f";
        return String.format(Locale.ROOT, form, value);
    }
}
