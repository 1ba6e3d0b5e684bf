package dev.sluice.pipeline;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import java.util.Map;

/** The venue was asked to cancel an order while the journal was away. */
record EmergencyCancel(Symbol symbol, ClientOrderId clientOrderId, long atNanos) implements JournalEntry {
    static final String KIND = "emergency_cancel";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("symbol", symbol.name(), "clientOrderId", clientOrderId.value());
    }
}
