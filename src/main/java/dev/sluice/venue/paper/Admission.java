package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Reason;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The checks between a request and the book. Binance does not publish their order; ours is: duplicate id, filters in
 * the order of {@link Instrument#brokenFilter}, open orders, would take, funds.
 */
final class Admission {
    private final int maxOpenOrdersPerSymbol;

    Admission(int maxOpenOrdersPerSymbol) {
        this.maxOpenOrdersPerSymbol = maxOpenOrdersPerSymbol;
    }

    /** Why the order may not enter the book, if anything. */
    Optional<Reason> refusal(PaperOrder order, OrderBook book) {
        if (order.account.hasOpen(order.clientOrderId)) {
            return Optional.of(Reason.DUPLICATE_ORDER);
        }
        Optional<Reason> filter = brokenFilter(order.terms, book);
        if (filter.isPresent()) {
            return filter;
        }
        if (exceedsOpenOrders(order)) {
            return Optional.of(Reason.FILTER_MAX_NUM_ORDERS);
        }
        if (wouldTake(order, book)) {
            return Optional.of(Reason.WOULD_TAKE);
        }
        boolean affordable = order.account.affords(order.paidAsset(), need(order, book));
        return affordable ? Optional.empty() : Optional.of(Reason.INSUFFICIENT_BALANCE);
    }

    /**
     * {@code filters.md}, NOTIONAL: a MARKET order is valued at the last price where the filter averages over no
     * minutes; before the first trade we take the opposite best price. With neither, nothing can be valued and nothing
     * can trade, so NOTIONAL lets it pass and it expires.
     */
    private static Optional<Reason> brokenFilter(OrderTerms terms, OrderBook book) {
        Optional<Price> reference =
                book.lastPrice().or(() -> book.bestPrice(terms.side().opposite()));
        boolean valued = terms.price().isPresent() || reference.isPresent();
        return book.instrument
                .brokenFilter(terms, reference.orElse(Price.ofUnits(1)))
                .filter(reason -> valued || reason != Reason.FILTER_NOTIONAL);
    }

    /** {@code filters.md}, MAX_NUM_ORDERS: "allowed to have open", so only orders that can stay open count. */
    private boolean exceedsOpenOrders(PaperOrder order) {
        return order.mayRest()
                && !order.account.house
                && order.account.openCount(order.terms.symbol()) >= maxOpenOrdersPerSymbol;
    }

    /** {@code rest-api.md}, "New order", LIMIT_MAKER; an own order in the way counts, or the book would cross. */
    private static boolean wouldTake(PaperOrder order, OrderBook book) {
        return order.terms.type() == OrderType.LIMIT_MAKER
                && book.makersFor(order.side).next(order.limitUnits()) != null;
    }

    /**
     * What must be free. {@code faqs/market_orders_faq.md}: a MARKET order is rejected if the balance is not sufficient
     * for it "to be completely filled"; for BUY that is the price of the whole walk through the book as it stands.
     */
    private static BigDecimal need(PaperOrder order, OrderBook book) {
        if (!order.isMarket()) {
            return order.lockFor(order.remainingUnits);
        }
        return switch (order.side) {
            case BUY -> book.walk(order).quote();
            case SELL -> order.terms.quantity().decimal();
        };
    }
}
