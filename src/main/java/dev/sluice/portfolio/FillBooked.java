package dev.sluice.portfolio;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A fill changed a position. */
public record FillBooked(OrderId order, Fill fill, Position position, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "fill_booked";
    }

    @Override
    public Optional<OrderId> orderId() {
        return Optional.of(order);
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> row = new HashMap<>();
        row.put("symbol", fill.symbol().name());
        row.put("tradeId", fill.tradeId());
        row.put("orderId", order.value());
        row.put("clientOrderId", fill.clientOrderId().value());
        row.put("side", fill.side().name());
        row.put("price", fill.price().toString());
        row.put("quantity", fill.quantity().toString());
        row.put("commission", fill.commission().plain());
        row.put("commissionAsset", fill.commission().asset().code());
        row.put("liquidity", fill.liquidity().name());
        row.put("at", UtcNanos.format(fill.atNanos()));
        return Map.of("fill", row, "position", position.row());
    }
}
