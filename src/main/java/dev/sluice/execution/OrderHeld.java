package dev.sluice.execution;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/**
 * An order waits for a person to sign it off.
 *
 * @param row the whole order, PENDING
 */
public record OrderHeld(OrderId order, Map<String, Object> row, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "order_held";
    }

    @Override
    public Optional<OrderId> orderId() {
        return Optional.of(order);
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of("order", row);
    }
}
