package dev.sluice.venue.paper;

import dev.sluice.vocabulary.FilterContext;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The checks between a request and the book. Binance does not publish their order; ours is: duplicate id, iceberg,
 * filters in the order of {@link Instrument#brokenFilter}, open orders, would trigger, would take, funds.
 */
final class Admission {
    private final int maxOpenOrdersPerSymbol;

    Admission(int maxOpenOrdersPerSymbol) {
        this.maxOpenOrdersPerSymbol = maxOpenOrdersPerSymbol;
    }

    /** Why the order may not be taken, if anything. */
    Optional<Refusal> refusal(PaperOrder order) {
        return formRefusal(order, List.of()).or(() -> startRefusal(order)).or(() -> fundsRefusal(order));
    }

    /**
     * What does not depend on prices and funds, so that it holds for pending orders, too.
     *
     * @param sameList terms of the orders before it in its list
     */
    Optional<Refusal> formRefusal(PaperOrder order, List<OrderTerms> sameList) {
        if (order.account.hasOpen(order.clientOrderId())) {
            return Optional.of(Refusal.of(Reason.DUPLICATE_ORDER));
        }
        Optional<Quantity> shown = order.terms().options().icebergQuantity();
        if (shown.isPresent() && shown.get().compareTo(order.terms().quantity()) > 0) {
            return Optional.of(Refusal.ICEBERG_TOO_LARGE);
        }
        return brokenFilter(order, sameList)
                .or(() -> exceedsOpenOrders(order, sameList.size())
                        ? Optional.of(Reason.FILTER_MAX_NUM_ORDERS)
                        : Optional.empty())
                .map(Refusal::of);
    }

    /** Whether it may wait for its stop price or go to work where the market stands. */
    Optional<Refusal> startRefusal(PaperOrder order) {
        if (order.terms().type().hasStop() && StopBook.reached(order, order.book.lastPriceUnits())) {
            return Optional.of(Refusal.of(Reason.WOULD_TRIGGER));
        }
        return wouldTake(order) ? Optional.of(Refusal.of(Reason.WOULD_TAKE)) : Optional.empty();
    }

    Optional<Refusal> fundsRefusal(PaperOrder order) {
        return affordable(order) ? Optional.empty() : Optional.of(Refusal.of(Reason.INSUFFICIENT_BALANCE));
    }

    /** The filters alone, for an order that is amended or about to start: it counts as open already. */
    Optional<Reason> brokenFilter(PaperOrder order, OrderTerms terms) {
        return broken(order, terms, FilterContext.of(order.instrument(), reference(order)));
    }

    private Optional<Reason> brokenFilter(PaperOrder order, List<OrderTerms> sameList) {
        Instrument instrument = order.instrument();
        Account account = order.account;
        if (account.house || instrument.filters().isEmpty()) {
            return brokenFilter(order, order.terms());
        }
        FilterContext.Open onSymbol = account.openOn(instrument.symbol());
        FilterContext.Open everywhere = account.openEverywhere();
        for (OrderTerms terms : sameList) {
            onSymbol = onSymbol.and(terms);
            everywhere = everywhere.and(terms);
        }
        FilterContext context = new FilterContext(
                instrument.base(),
                instrument.quote(),
                reference(order),
                onSymbol,
                everywhere,
                Optional.of(account.position(instrument.symbol(), instrument.base())));
        return broken(order, order.terms(), context);
    }

    /**
     * {@code filters.md}, NOTIONAL: a MARKET order is valued at the average or last price; before the first trade we
     * take the opposite best price. With neither, nothing can be valued and nothing can trade, so NOTIONAL lets it
     * pass and it expires. What was sized in the quote asset is valued at that.
     */
    private static Optional<Reason> broken(PaperOrder order, OrderTerms terms, FilterContext context) {
        Instrument instrument = order.instrument();
        return instrument
                .brokenFilter(terms, context)
                .filter(reason -> reason != Reason.FILTER_NOTIONAL
                        || order.quoteQuantity()
                                .map(quote ->
                                        quote.compareTo(instrument.notional().min()) < 0)
                                .orElse(true));
    }

    private static Optional<Price> reference(PaperOrder order) {
        return order.book.lastPrice().or(() -> order.book.bestPrice(order.side.opposite()));
    }

    /** {@code filters.md}, MAX_NUM_ORDERS: "allowed to have open", so only orders that can stay open count. */
    private boolean exceedsOpenOrders(PaperOrder order, int sameList) {
        return order.terms().mayRest()
                && !order.account.house
                && order.account.openOn(order.terms().symbol()).orders() + sameList >= maxOpenOrdersPerSymbol;
    }

    /** {@code rest-api.md}, "New order", LIMIT_MAKER; an own order in the way counts, or the book would cross. */
    private static boolean wouldTake(PaperOrder order) {
        return order.terms().type() == OrderType.LIMIT_MAKER
                && order.book.makersFor(order.side).next(order.limitUnits()) != null;
    }

    static boolean affordable(PaperOrder order) {
        return order.account.affords(order.paidAsset(), need(order).subtract(order.locked));
    }

    /**
     * What must be free. {@code faqs/market_orders_faq.md}: a MARKET order is rejected if the balance is not sufficient
     * for it "to be completely filled"; for BUY that is the price of the whole walk through the book as it stands.
     */
    static BigDecimal need(PaperOrder order) {
        boolean walks = order.isMarket() && (!order.terms().type().hasStop() || order.phase() == OrderPhase.WORKING);
        if (!walks) {
            return order.lockFor(order.remainingUnits);
        }
        return order.side == Side.BUY
                ? order.book.walk(order).quote()
                : Quantity.ofUnits(order.remainingUnits).decimal();
    }
}
