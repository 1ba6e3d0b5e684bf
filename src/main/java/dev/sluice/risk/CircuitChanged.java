package dev.sluice.risk;

import dev.sluice.journal.JournalEntry;
import java.util.Map;

/**
 * A circuit opened, closed, or a probe of it succeeded.
 *
 * @param scope a symbol, or {@code *} for the whole desk
 * @param to {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}
 * @param row of the projection
 * @param cause what made it change, such as the code of the failure
 */
public record CircuitChanged(String scope, String to, Map<String, Object> row, String cause, long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return "circuit_changed";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("circuit", row, "cause", cause);
    }
}
