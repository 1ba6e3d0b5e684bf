package dev.sluice.halt;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The trading state became another one.
 *
 * @param resumes the state that comes back by itself; empty if only a person leads out
 */
public record TradingStateChanged(
        Optional<TradingState> from, TradingState to, String reason, Optional<TradingState> resumes, long atNanos)
        implements JournalEntry {
    /** A state that stays until somebody changes it. */
    public TradingStateChanged(Optional<TradingState> from, TradingState to, String reason, long atNanos) {
        this(from, to, reason, Optional.empty(), atNanos);
    }

    @Override
    public String kind() {
        return "trading_state_changed";
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> payload = new HashMap<>();
        from.ifPresent(state -> payload.put("from", state.name()));
        Map<String, Object> row = new HashMap<>();
        row.put("state", to.name());
        row.put("reason", reason);
        row.put("at", UtcNanos.format(atNanos));
        resumes.ifPresent(state -> row.put("resumes", state.name()));
        payload.put("trading", row);
        return payload;
    }
}
