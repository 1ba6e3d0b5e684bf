package dev.sluice.cli;

import dev.sluice.pipeline.ReplayProgress;
import dev.sluice.pipeline.ReplaySummary;
import dev.sluice.vocabulary.UtcNanos;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A replay's summary for people. */
final class SummaryText {
    private final ReplaySummary summary;

    SummaryText(ReplaySummary summary) {
        this.summary = summary;
    }

    static String progress(ReplayProgress progress) {
        return String.format(
                Locale.ROOT,
                "%,d events, %s, %,.0f events/s",
                progress.events(),
                UtcNanos.format(progress.simulatedNanos()),
                progress.eventsPerSecond());
    }

    void print(PrintWriter out) {
        line(out, "recording", UtcNanos.format(summary.firstNanos()) + " → " + UtcNanos.format(summary.lastNanos()));
        line(
                out,
                "run",
                String.format(
                        Locale.ROOT,
                        "%,d events in %.1f s, %,.0f events/s",
                        summary.pace().events(),
                        summary.pace().wall().toMillis() / 1000.0,
                        summary.pace().eventsPerSecond()));
        summary.counted().forEach((name, value) -> {
            if (!name.equals("symbols")) {
                line(out, words(name), text(value));
            }
        });
        line(out, "journal", summary.head().sequence() + " entries");
        line(out, "head", summary.head().toString());
        line(out, "digest", summary.head().hash());
        out.flush();
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-16s %s%n", name, value);
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "none"
                    : map.entrySet().stream()
                            .map(entry -> words(entry.getKey().toString()) + " " + nested(entry.getValue()))
                            .collect(Collectors.joining(", "));
        }
        if (value instanceof Collection<?> rows) {
            return rows.isEmpty()
                    ? "none"
                    : rows.stream().map(SummaryText::text).collect(Collectors.joining("; "));
        }
        return value.toString();
    }

    private static String nested(Object value) {
        return value instanceof Map ? "(" + text(value) + ")" : value.toString();
    }
}
