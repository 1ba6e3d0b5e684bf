package dev.sluice.halt;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The trading state became another one. */
public record TradingStateChanged(Optional<TradingState> from, TradingState to, String reason, long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return "trading_state_changed";
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> payload = new HashMap<>();
        from.ifPresent(state -> payload.put("from", state.name()));
        payload.put("trading", Map.of("state", to.name(), "reason", reason, "at", UtcNanos.format(atNanos)));
        return payload;
    }
}
