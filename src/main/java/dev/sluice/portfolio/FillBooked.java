package dev.sluice.portfolio;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A fill changed a position.
 *
 * @param fee what its commission was worth in the quote asset; empty if nothing priced it
 * @param fees what the symbol's trades have cost in the commission's asset; empty if this one cost nothing
 * @param holdings what the account should hold now of the assets that the fill moved; empty while that is not counted
 */
public record FillBooked(
        OrderId order,
        Fill fill,
        Position position,
        Optional<BigDecimal> fee,
        Optional<PaidFees> fees,
        SortedMap<Asset, BigDecimal> holdings,
        long atNanos)
        implements JournalEntry {
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
        fee.ifPresent(worth -> row.put("commissionValue", Money.plain(worth)));
        row.put("liquidity", fill.liquidity().name());
        row.put("at", UtcNanos.format(fill.atNanos()));
        Map<String, Object> payload = new HashMap<>(Map.of("fill", row, "position", position.row()));
        fees.ifPresent(paid -> payload.put("fee", paid.row()));
        if (!holdings.isEmpty()) {
            payload.put("holding", HoldingRows.of(holdings));
        }
        return payload;
    }
}
