package dev.sluice.pipeline;

import dev.sluice.journal.JournalEntry;
import java.util.Map;

/**
 * A run began.
 *
 * @param configuration every key that decides how the run goes, secrets and paths left out
 */
record SessionStarted(String mode, Map<String, String> configuration, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "session_started";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("mode", mode, "configuration", configuration);
    }
}
