package dev.sluice.halt;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.Map;

/**
 * The kill switch was engaged, or reset.
 *
 * @param state the trading state that it led to
 */
public record KillSwitchThrown(KillSwitch killSwitch, TradingState state) implements JournalEntry {
    @Override
    public String kind() {
        return killSwitch.engaged() ? "kill_switch_engaged" : "kill_switch_reset";
    }

    @Override
    public long atNanos() {
        return killSwitch.atNanos();
    }

    @Override
    public Map<String, Object> payload() {
        String at = UtcNanos.format(atNanos());
        Map<String, Object> row = new HashMap<>();
        row.put("engaged", Boolean.toString(killSwitch.engaged()));
        row.put("reason", killSwitch.reason());
        row.put("by", killSwitch.by());
        row.put("at", at);
        if (killSwitch.closing()) {
            row.put("closing", Boolean.TRUE.toString());
        }
        return Map.of(
                "killSwitch", row, "trading", Map.of("state", state.name(), "reason", killSwitch.reason(), "at", at));
    }
}
