package dev.sluice.execution;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/** Something that must not happen happened to an order. */
public record ExecutionAlarm(Optional<OrderId> order, String message, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "execution_alarm";
    }

    @Override
    public Optional<OrderId> orderId() {
        return order;
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("message", message);
    }
}
