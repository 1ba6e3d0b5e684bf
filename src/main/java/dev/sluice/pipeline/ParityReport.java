package dev.sluice.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a replay of recorded inputs showed.
 *
 * @param lives of the desk, one for each time it started
 * @param inputs that reached the core
 * @param same decisions that came out as the journal has them, by their kind
 * @param difference the first that did not
 * @param uncommitted decisions at the end of a life that its journal does not have, for it ended before their commit
 * @param gaps where nothing could be shown, and why
 */
public record ParityReport(
        int lives,
        long inputs,
        SortedMap<String, Long> same,
        Optional<Difference> difference,
        long uncommitted,
        List<String> gaps) {
    /**
     * Journal and replay part here.
     *
     * @param input the line of the log after which they do
     * @param journaled what the journal has, canonical text; empty if it has nothing there
     * @param replayed what the replay decided; empty if it decided nothing
     * @param sequence in the journal, or of its last entry
     */
    public record Difference(String input, long sequence, Optional<String> journaled, Optional<String> replayed) {}

    public ParityReport {
        gaps = List.copyOf(gaps);
    }

    /** Whether every decision of the span was shown to be the same. */
    public boolean holds() {
        return lives > 0 && difference.isEmpty() && gaps.isEmpty();
    }

    /** All decisions that are the same. */
    public long sameDecisions() {
        return same.values().stream().mapToLong(Long::longValue).sum();
    }
}
