package dev.sluice.reconciliation;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import java.util.Map;

/**
 * A person took the venue's word for it; the same differences are reported no more.
 *
 * @param keys see {@link Divergence#key}
 */
public record DivergencesAccepted(List<String> keys, String by, long atNanos) implements JournalEntry {
    public DivergencesAccepted {
        keys = List.copyOf(keys);
    }

    @Override
    public String kind() {
        return "divergences_accepted";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "acceptedDivergence",
                keys.stream()
                        .map(key -> Map.of("divergence", key, "by", by, "at", UtcNanos.format(atNanos)))
                        .toList());
    }
}
