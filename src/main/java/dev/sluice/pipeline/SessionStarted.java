package dev.sluice.pipeline;

import dev.sluice.journal.JournalEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run began.
 *
 * @param desk names this journal's desk in all of its ids, so that two desks of one account never share any; a replay
 *     has none
 * @param configuration every key that decides how the run goes, secrets and paths left out
 */
record SessionStarted(String mode, Optional<String> desk, Map<String, String> configuration, long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return "session_started";
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> payload = new HashMap<>();
        payload.put("mode", mode);
        desk.ifPresent(name -> payload.put("desk", name));
        payload.put("configuration", configuration);
        return payload;
    }
}
