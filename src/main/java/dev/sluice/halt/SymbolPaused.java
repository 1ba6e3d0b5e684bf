package dev.sluice.halt;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Symbol;
import java.util.Map;

/** New orders on a symbol stopped. */
public record SymbolPaused(Symbol symbol, String reason, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "symbol_paused";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("symbol", symbol.name(), "reason", reason);
    }
}
