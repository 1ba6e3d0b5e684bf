package dev.sluice.halt;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A trigger tripped, or is over.
 *
 * @param tripped whether it tripped
 * @param measured in the trigger's unit, as its limit
 */
public record TriggerChanged(Trigger trigger, boolean tripped, TriggerRule rule, BigDecimal measured, long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return tripped ? "halt_trigger_tripped" : "halt_trigger_cleared";
    }

    /** One line for people. */
    public String reason() {
        return trigger.code() + " " + measured.toPlainString() + " (limit "
                + rule.limit().toPlainString() + ")";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "haltTrigger",
                Map.of(
                        "trigger", trigger.code(),
                        "tripped", Boolean.toString(tripped),
                        "action", rule.action().name(),
                        "measured", measured.toPlainString(),
                        "allowed", rule.limit().toPlainString(),
                        "at", UtcNanos.format(atNanos)));
    }
}
