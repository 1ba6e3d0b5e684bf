package dev.sluice.halt;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.UtcNanos;
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
        return Map.of(
                "killSwitch",
                Map.of(
                        "engaged", Boolean.toString(killSwitch.engaged()),
                        "reason", killSwitch.reason(),
                        "by", killSwitch.by(),
                        "at", at),
                "trading",
                Map.of("state", state.name(), "reason", killSwitch.reason(), "at", at));
    }
}
