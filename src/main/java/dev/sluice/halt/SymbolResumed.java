package dev.sluice.halt;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Symbol;
import java.util.Map;

/** A paused symbol takes new orders again. */
public record SymbolResumed(Symbol symbol, String reason, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "symbol_resumed";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("symbol", symbol.name(), "reason", reason);
    }
}
