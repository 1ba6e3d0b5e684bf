package dev.sluice.execution;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import java.util.Map;
import java.util.Optional;

/**
 * An order moved on.
 *
 * @param row the whole order afterwards
 * @param alarming whether a person has to see it
 */
public record OrderTransitioned(
        OrderId order,
        Map<String, Object> row,
        OrderState from,
        OrderState to,
        OrderTrigger trigger,
        String evidence,
        boolean alarming,
        long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return "order_transitioned";
    }

    @Override
    public Optional<OrderId> orderId() {
        return Optional.of(order);
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "order", row, "from", from.name(), "to", to.name(), "event", trigger.code(), "evidence", evidence);
    }
}
