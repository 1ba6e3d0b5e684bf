package dev.sluice.backtest;

import dev.sluice.backtest.Ledger.Quote;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.market.OrderBook;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How orders trade against recorded trades and books. What a run's own orders would have done to the market is not
 * known and left out, except that no order gets more than was there.
 *
 * <p>An order that waits stands behind all that its price holds when it arrives. Trades there take away from what
 * stands before it; so does a level that has become smaller than that. What is cancelled is otherwise taken to have
 * stood behind it: nothing tells, and this is the worse case.
 */
final class TickFills {
    private final FillRules rules;
    private final boolean stops;
    private final Ledger ledger;
    private final Chance chance;

    TickFills(BacktestSettings settings, Ledger ledger, Chance chance) {
        this.rules = settings.fills();
        this.stops = settings.rules().stops();
        this.ledger = ledger;
        this.chance = chance;
    }

    /** After the market has folded the event, before anybody decides on it. */
    void on(SymbolTrading symbol, MarketEvent event) {
        if (symbol.isIdle()) {
            return;
        }
        TradeTick trade = event instanceof TradeTick tick ? tick : null;
        long now = event.receivedNanos();
        List<SimulatedOrder> orders = symbol.orders();
        for (int i = 0; i < orders.size(); i++) {
            SimulatedOrder order = orders.get(i);
            if (order.isOpen() && order.isDue(now)) {
                due(symbol, order, trade, now);
            }
        }
        List<Lot> lots = symbol.lots();
        for (int i = 0; i < lots.size(); i++) {
            lots.get(i).seen(symbol.mark(), symbol.mark());
        }
        if (stops && trade != null) {
            brackets(symbol, trade);
        }
        if (!orders.isEmpty()) {
            symbol.refresh();
        }
    }

    /** What was decided on this event, where decisions trade at its price. */
    void atOnce(SymbolTrading symbol, long now) {
        if (rules.model() != FillModel.CLOSE || symbol.orders().isEmpty() || symbol.mark() == 0) {
            return;
        }
        for (SimulatedOrder order : List.copyOf(symbol.orders())) {
            if (order.isOpen() && order.isDue(now)) {
                ledger.fill(symbol, order, Quote.taking(symbol.mark(), now));
            }
        }
        symbol.refresh();
    }

    private void due(SymbolTrading symbol, SimulatedOrder order, @Nullable TradeTick trade, long now) {
        FillModel model = rules.model();
        if (model == FillModel.CLOSE) {
            ledger.fill(symbol, order, Quote.taking(symbol.mark(), now));
        } else if (!order.isMarket() && model.isPassive()) {
            waiting(symbol, order, trade, now);
        } else if (model == FillModel.NEXT_OPEN || !believable(symbol.market().book())) {
            if (trade != null && model != FillModel.BOOK_WALK) {
                ledger.fill(symbol, order, new Quote(trade.price(), most(trade), false, now));
            }
        } else {
            walk(symbol, order, now);
            if (order.isOpen() && !order.isClosing()) {
                order.on(OrderTrigger.EXPIRED);
            }
        }
    }

    private static boolean believable(OrderBook book) {
        return book.synchronised() && book.hasSaneTop();
    }

    /** Takes level by level what the book shows, up to the order's limit. */
    private void walk(SymbolTrading symbol, SimulatedOrder order, long now) {
        OrderBook book = symbol.market().book();
        Side other = order.side().opposite();
        int depth = book.depth(other);
        for (int level = 0; level < depth && order.isOpen(); level++) {
            long price = book.price(other, level);
            if (!order.admits(price)) {
                return;
            }
            ledger.fill(symbol, order, new Quote(price, book.quantity(other, level), false, now));
        }
    }

    private void waiting(SymbolTrading symbol, SimulatedOrder order, @Nullable TradeTick trade, long now) {
        OrderBook book = symbol.market().book();
        boolean booked = believable(book);
        if (!order.hasArrived()) {
            if (!order.isSized() && !ledger.size(symbol, order, order.limit(), true)) {
                return;
            }
            order.acknowledge();
            if (booked) {
                order.queueBehind(book.quantityAt(order.side(), order.limit()));
                walk(symbol, order, now);
            }
        } else if (booked && order.ahead() != SimulatedOrder.UNKNOWN_QUEUE && trade == null) {
            order.queueBehind(Math.min(order.ahead(), book.quantityAt(order.side(), order.limit())));
        }
        if (trade != null && order.isOpen()) {
            hit(symbol, order, trade);
        }
    }

    /** Somebody traded: was it with us? */
    private void hit(SymbolTrading symbol, SimulatedOrder order, TradeTick trade) {
        if (order.isPassedBy(trade.price())) {
            boolean happens = rules.model() != FillModel.PROBABILITY || chance.happens();
            if (happens) {
                ledger.fill(symbol, order, new Quote(order.limit(), most(trade), true, trade.receivedNanos()));
            }
        } else if (trade.price() == order.limit()) {
            touched(symbol, order, trade);
        }
    }

    private void touched(SymbolTrading symbol, SimulatedOrder order, TradeTick trade) {
        long most = most(trade);
        switch (rules.model()) {
            case TOUCH -> ledger.fill(symbol, order, new Quote(order.limit(), most, true, trade.receivedNanos()));
            case PROBABILITY -> {
                if (chance.happens()) {
                    ledger.fill(symbol, order, new Quote(order.limit(), most, true, trade.receivedNanos()));
                }
            }
            default -> queued(symbol, order, trade);
        }
    }

    private void queued(SymbolTrading symbol, SimulatedOrder order, TradeTick trade) {
        Aggressor hitting = Aggressor.of(order.side().opposite());
        if (order.ahead() == SimulatedOrder.UNKNOWN_QUEUE || trade.aggressor() != hitting) {
            return;
        }
        long left = order.ahead() - trade.quantity();
        order.queueBehind(Math.max(0, left));
        if (left < 0) {
            long most = Math.min(-left, most(trade));
            ledger.fill(symbol, order, new Quote(order.limit(), most, true, trade.receivedNanos()));
        }
    }

    private void brackets(SymbolTrading symbol, TradeTick trade) {
        for (Lot lot : List.copyOf(symbol.lots())) {
            int sign = lot.side().sign();
            long stop = lot.bracket().stop();
            long target = lot.bracket().target();
            boolean stopped = stop != 0 && (trade.price() - stop) * sign <= 0;
            boolean reached = target != 0 && (trade.price() - target) * sign >= 0;
            if (stopped || reached) {
                ledger.leave(symbol, lot, Quote.taking(trade.price(), trade.receivedNanos()));
            }
        }
    }

    private long most(TradeTick trade) {
        return rules.isShared() ? (long) (trade.quantity() * (rules.participationPct() / 100)) : Long.MAX_VALUE;
    }
}
