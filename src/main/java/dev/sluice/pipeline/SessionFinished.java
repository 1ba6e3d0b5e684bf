package dev.sluice.pipeline;

import dev.sluice.journal.JournalEntry;
import java.util.Map;

/** A run ended as it should; what it counted. */
record SessionFinished(Map<String, Object> summary, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "session_finished";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("summary", summary);
    }
}
