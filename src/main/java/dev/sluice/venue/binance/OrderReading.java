package dev.sluice.venue.binance;

import dev.sluice.execution.OrderReport;
import dev.sluice.execution.QueryOrder;
import dev.sluice.execution.VenueOrder;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * One question about one order: its status, then its trades if it has any ({@code rest-api.md}, Query order; Account
 * trade list). A question that finds no answer tells nothing, because it proves nothing.
 */
final class OrderReading {
    private static final int PAGE = 1_000;

    private final VenueContext context;
    private final BinanceOrders orders;
    private final QueryOrder query;
    private final Consumer<OrderReport> told;
    private final List<Fill> fills = new ArrayList<>();

    OrderReading(VenueContext context, BinanceOrders orders, QueryOrder query, Consumer<OrderReport> told) {
        this.context = context;
        this.orders = orders;
        this.query = query;
        this.told = told;
    }

    void begin() {
        long askedNanos = context.timers().nowNanos();
        orders.status(query.symbol(), query.clientOrderId(), outcome -> {
            switch (outcome) {
                case Outcome.Done<OrderSnapshot> done -> found(done.value());
                case Outcome.Refused<OrderSnapshot> refused
                when isUnknown(refused.answer().code()) ->
                    told.accept(new OrderReport.NotFound(query.clientOrderId(), askedNanos));
                default -> {}
            }
        });
    }

    /** The venue has no such order, or has put it away because it ended long ago without a fill. */
    static boolean isUnknown(int code) {
        return code == VenueErrors.Code.NO_SUCH_ORDER.number() || code == VenueErrors.Code.ORDER_ARCHIVED.number();
    }

    private void found(OrderSnapshot order) {
        if (order.executed().isZero()) {
            tell(order);
        } else {
            readTrades(order, OptionalLong.empty());
        }
    }

    private void readTrades(OrderSnapshot order, OptionalLong from) {
        orders.trades(order.symbol(), order.orderId(), from, outcome -> {
            if (outcome instanceof Outcome.Done<List<TradeSnapshot>> done) {
                done.value().forEach(trade -> fills.add(trade.of(query.clientOrderId())));
                if (done.value().size() < PAGE) {
                    tell(order);
                } else {
                    readTrades(order, OptionalLong.of(done.value().getLast().tradeId() + 1));
                }
            }
        });
    }

    private void tell(OrderSnapshot order) {
        OrderStatus status = order.status();
        told.accept(new OrderReport.Described(new VenueOrder(
                query.clientOrderId(),
                new VenueOrderId(Long.toString(order.orderId())),
                order.symbol(),
                order.side(),
                order.quantity(),
                status.state(),
                order.executed(),
                status.isOpen() || status == OrderStatus.FILLED
                        ? ""
                        : RefusalReasons.ended(status, order.expiryReason()),
                fills)));
    }
}
