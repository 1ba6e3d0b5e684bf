package dev.sluice.alert;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What was not told, counted until it is told as a number. */
final class Suppressed {
    /** Kinds that a line names; the rest is a number. */
    private static final int NAMED = 5;

    /** Kinds that are told apart. */
    private static final int KINDS_LIMIT = 100;

    private static final String REST = "others";

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private Severity worst = Severity.LOW;
    private long sinceNanos;
    private int total;

    void add(Alert alert, long nowNanos) {
        if (total == 0) {
            sinceNanos = nowNanos;
            worst = alert.severity();
        }
        total++;
        worst = worst.reaches(alert.severity()) ? worst : alert.severity();
        String label = alert.code() + alert.symbol().map(symbol -> " " + symbol).orElse("");
        counts.merge(counts.size() < KINDS_LIMIT || counts.containsKey(label) ? label : REST, 1, Integer::sum);
    }

    int total() {
        return total;
    }

    /** When the first of them was suppressed. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** Tells how many there were, and forgets them. */
    Alert tell(long nowNanos) {
        String named = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(NAMED)
                .map(each -> each.getValue() + " × " + each.getKey())
                .collect(Collectors.joining(", "));
        String more = counts.size() > NAMED ? ", …" : "";
        Alert line = AlertKind.ALERTS_SUPPRESSED
                .at(nowNanos, total + " suppressed: " + named + more)
                .as(worst.reaches(Severity.MEDIUM) ? worst : Severity.MEDIUM);
        counts.clear();
        total = 0;
        return line;
    }
}
