package dev.sluice.reconciliation;

import dev.sluice.journal.JournalEntry;
import java.util.List;
import java.util.Map;

/**
 * We compared ourselves with the venue.
 *
 * @param cause why, such as {@code start}
 * @param repaired how many orders evidence moved on
 */
public record ReconciliationFinished(String id, String cause, List<Divergence> divergences, int repaired, long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return "reconciliation_finished";
    }

    /** {@code diverged}, {@code repaired} or {@code clean}. */
    public String result() {
        if (!divergences.isEmpty()) {
            return "diverged";
        }
        return repaired > 0 ? "repaired" : "clean";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "id",
                id,
                "cause",
                cause,
                "divergences",
                divergences.stream().map(Divergence::row).toList(),
                "repaired",
                repaired,
                "result",
                result());
    }
}
