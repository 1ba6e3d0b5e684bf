package dev.sluice.execution;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TermsRow;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order as a row of the orders projection, there and back. */
final class OrderRow {
    private static final String REDUCE = "reduce";
    private static final String CANCEL = "cancel";
    private static final String POSITION = "position";

    private OrderRow() {}

    /** What an earlier process left of an order, besides what was decided when it began. */
    record Left(
            int attempt,
            ClientOrderId clientOrderId,
            OrderState state,
            Optional<VenueOrderId> venueOrderId,
            Optional<String> reason,
            long sentNanos,
            long retryNanos,
            long doubtNanos,
            boolean cancelWanted,
            Optional<Price> arrival,
            long updatedNanos) {}

    /** The whole order. */
    static Map<String, Object> of(Order order) {
        Map<String, Object> row = new HashMap<>();
        row.put("orderId", order.id().value());
        row.put("clientOrderId", order.clientOrderId().value());
        order.venueOrderId().ifPresent(venueId -> row.put("venueOrderId", venueId.value()));
        TermsRow.write(order.terms(), row);
        row.put("state", order.state().name());
        row.put("origin", order.origin());
        row.put("purpose", order.reducing() ? REDUCE : "open");
        if (order.claiming()) {
            row.put("claim", POSITION);
        }
        row.put("reference", order.reference().toString());
        row.put("filledQuantity", order.filled().toString());
        order.averagePrice().ifPresent(price -> row.put("averagePrice", Money.plain(price)));
        Map<String, Object> fees = new HashMap<>();
        order.fees().forEach((asset, amount) -> fees.put(asset.code(), Money.plain(amount)));
        row.put("fees", fees);
        order.reason().ifPresent(why -> row.put("reason", why));
        saga(order, row);
        row.put("createdAt", UtcNanos.format(order.createdNanos()));
        row.put("updatedAt", UtcNanos.format(order.updatedNanos()));
        return row;
    }

    private static void saga(Order order, Map<String, Object> row) {
        order.arrival().ifPresent(mark -> row.put("arrival", mark.toString()));
        row.put("attempt", Integer.toString(order.attempt()));
        time("sentAt", order.sentNanos(), row);
        time("retryAt", order.retryNanos(), row);
        time("doubtAt", order.doubtNanos(), row);
        if (order.cancelWish().isWanted() && !order.state().isTerminal()) {
            row.put("wanted", CANCEL);
        }
    }

    private static void time(String key, long nanos, Map<String, Object> row) {
        if (nanos != 0) {
            row.put(key, UtcNanos.format(nanos));
        }
    }

    /**
     * An order as it stood.
     *
     * @param row a row as {@link #of} wrote it; rows of older versions lack what the saga has learned since
     * @param fills the rows of its fills
     */
    static Order restored(ProjectedRow row, List<ProjectedRow> fills) {
        Order order = new Order(
                new OrderId(row.text("orderId")),
                TermsRow.read(row::value),
                row.text("origin"),
                Price.of(row.text("reference")),
                aim(row),
                UtcNanos.parse(row.text("createdAt")));
        long updated = UtcNanos.parse(row.text("updatedAt"));
        order.restore(new Left(
                row.value("attempt").map(Integer::parseInt).orElse(1),
                new ClientOrderId(row.text("clientOrderId")),
                OrderState.valueOf(row.text("state")),
                row.value("venueOrderId").map(VenueOrderId::new),
                row.value("reason"),
                nanos(row, "sentAt").orElse(updated),
                nanos(row, "retryAt").orElse(0L),
                nanos(row, "doubtAt").orElse(0L),
                row.value("wanted").filter(CANCEL::equals).isPresent(),
                row.value("arrival").map(Price::of),
                updated));
        fills.forEach(fill -> order.restoreFill(fill(fill)));
        return order;
    }

    private static Fill fill(ProjectedRow row) {
        return new Fill(
                new Symbol(row.text("symbol")),
                row.text("tradeId"),
                new ClientOrderId(row.text("clientOrderId")),
                Side.valueOf(row.text("side")),
                Price.of(row.text("price")),
                Quantity.of(row.text("quantity")),
                new Money(new BigDecimal(row.text("commission")), new Asset(row.text("commissionAsset"))),
                Liquidity.valueOf(row.text("liquidity")),
                UtcNanos.parse(row.text("at")));
    }

    private static Order.Aim aim(ProjectedRow row) {
        if (row.text("purpose").equals(REDUCE)) {
            return Order.Aim.REDUCE;
        }
        return row.value("claim").isPresent() ? Order.Aim.SHRINK : Order.Aim.OPEN;
    }

    private static Optional<Long> nanos(ProjectedRow row, String key) {
        return row.value(key).map(UtcNanos::parse);
    }
}
