package dev.sluice.pipeline;

import dev.sluice.journal.JournalEntry;
import java.util.Map;

/** A strategy threw and is asked no more. */
record StrategyFailed(String strategy, String failure, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "strategy_failed";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("strategy", strategy, "failure", failure);
    }
}
