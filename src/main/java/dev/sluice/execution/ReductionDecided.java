package dev.sluice.execution;

import dev.sluice.journal.JournalEntry;
import dev.sluice.portfolio.ReducingOrder;
import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/** Somebody wanted a position smaller; why, before the order that does it. */
public record ReductionDecided(OrderId order, ReducingOrder reduction) implements JournalEntry {
    @Override
    public String kind() {
        return "reduction_decided";
    }

    @Override
    public long atNanos() {
        return reduction.atNanos();
    }

    @Override
    public Optional<OrderId> orderId() {
        return Optional.of(order);
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "symbol", reduction.terms().symbol().name(),
                "quantity", reduction.terms().quantity().toString(),
                "origin", reduction.origin(),
                "reference", reduction.reference().toString(),
                "rationale", reduction.rationale());
    }
}
