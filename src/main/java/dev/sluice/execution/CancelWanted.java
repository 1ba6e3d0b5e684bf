package dev.sluice.execution;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody wants an order cancelled, and the request cannot go out yet; it goes when it can, after a restart too.
 *
 * @param row the whole order
 */
public record CancelWanted(OrderId order, Map<String, Object> row, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "cancel_wanted";
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
