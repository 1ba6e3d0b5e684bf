package dev.sluice.reconciliation;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Map;

/**
 * We compared ourselves with the venue.
 *
 * @param cause why, such as {@code start}
 * @param repaired how many orders evidence moved on
 * @param readUpTo the newest trade of each symbol that was read; the next comparison goes on from there
 */
public record ReconciliationFinished(
        String id, String cause, List<Divergence> divergences, int repaired, Map<Symbol, Long> readUpTo, long atNanos)
        implements JournalEntry {
    public ReconciliationFinished {
        divergences = List.copyOf(divergences);
        readUpTo = Map.copyOf(readUpTo);
    }

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
                result(),
                "tradeCursor",
                readUpTo.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> Map.of("symbol", each.getKey().name(), "tradeId", Long.toString(each.getValue())))
                        .toList());
    }
}
