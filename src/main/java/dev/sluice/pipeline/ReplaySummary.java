package dev.sluice.pipeline;

import dev.sluice.journal.JournalHead;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a replay came to.
 *
 * @param counted nested tables of everything that follows from the recording and the configuration alone
 * @param firstNanos receive time of the first event
 * @param lastNanos time at which the last effect was through
 * @param head of the journal; its hash is the digest
 * @param pace events and wall time, which differ from run to run
 */
public record ReplaySummary(
        Map<String, Object> counted, long firstNanos, long lastNanos, JournalHead head, ReplayProgress pace) {
    /** Symbols whose book could not be believed at the end. */
    public Set<String> unsynchronised() {
        return counted.get(SummaryTables.SYMBOLS) instanceof Map<?, ?> rows
                ? rows.entrySet().stream()
                        .filter(row -> !SummaryTables.isSynchronised(row.getValue()))
                        .map(row -> row.getKey().toString())
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** Symbols that the recording holds. */
    public Set<String> symbols() {
        return counted.get(SummaryTables.SYMBOLS) instanceof Map<?, ?> rows
                ? rows.keySet().stream().map(Object::toString).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
