package dev.sluice.execution;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/**
 * An order waits for its turn, because too many submits are under way.
 *
 * @param row the whole order, PENDING
 */
public record OrderQueued(OrderId order, Map<String, Object> row, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "order_queued";
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
