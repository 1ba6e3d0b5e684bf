package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What happens to an accepted order: it waits for its stop price; then it takes what it may, and the rest rests or
 * expires.
 *
 * <p>What a trade sets off (stop orders, pending orders of lists) begins after the call's own order is done, one after
 * the other: pending orders first, in the order in which their working orders filled, then stop orders.
 */
final class Matching {
    final Clearing clearing;
    private final Deque<Runnable> followUps = new ArrayDeque<>();

    Matching(Clearing clearing) {
        this.clearing = clearing;
    }

    /** Does this when what is under way is done. */
    void later(Runnable followUp) {
        followUps.addLast(followUp);
    }

    /** Does whatever the call set off, and gives all of its events. */
    List<ExchangeEvent> finish(OrderBook book) {
        while (true) {
            Runnable followUp = followUps.pollFirst();
            PaperOrder triggered = followUp == null ? book.stops().next(book.lastPriceUnits()) : null;
            if (followUp != null) {
                followUp.run();
            } else if (triggered != null) {
                trigger(triggered);
            } else {
                return clearing.end(book.instrument.symbol());
            }
        }
    }

    /** An accepted or started order goes to where it belongs. */
    void enter(PaperOrder order) {
        switch (order.phase()) {
            case PENDING -> {}
            case WAITING -> order.book.stops().add(order);
            case WORKING -> work(order);
        }
    }

    /** Takes an open order from where it is. */
    void withdraw(PaperOrder order) {
        switch (order.phase()) {
            case PENDING -> {}
            case WAITING -> order.book.stops().remove(order);
            case WORKING -> order.book.side(order.side).remove(order);
        }
    }

    /**
     * A stop order begins to work. One without a limit frees what it held and has to be able to pay for the whole walk,
     * as a MARKET order ({@code faqs/market_orders_faq.md}); else it ends ({@code user-data-stream.md}, expiry reason
     * REJECTED).
     */
    private void trigger(PaperOrder order) {
        order.book.stops().remove(order);
        OrderList list = order.list;
        if (list != null) {
            list.releaseOther(order);
        }
        clearing.start(order, OrderPhase.WORKING, order.isMarket() ? BigDecimal.ZERO : order.locked);
        if (Admission.affordable(order)) {
            work(order);
        } else {
            clearing.expire(order, Reason.INSUFFICIENT_BALANCE);
        }
    }

    private void work(PaperOrder order) {
        if (order.terms().timeInForce() == TimeInForce.FOK
                && !order.book.walk(order).whole()) {
            clearing.expire(order, Reason.NOT_FILLED_AT_ONCE);
            return;
        }
        take(order);
        if (!order.isOpen()) {
            return;
        }
        if (order.mayRest()) {
            order.book.side(order.side).add(order);
        } else {
            clearing.expire(order, order.isMarket() ? Reason.NO_LIQUIDITY : Reason.NOT_FILLED_AT_ONCE);
        }
    }

    private void take(PaperOrder taker) {
        BookSide makers = taker.book.makersFor(taker.side);
        while (taker.isOpen()) {
            BookEntry maker = makers.next(taker.limitUnits());
            if (maker == null) {
                return;
            }
            if (maker instanceof PaperOrder own && own.preventsTradeWith(taker)) {
                prevent(taker, own);
            } else {
                meet(taker, maker);
            }
        }
    }

    private void meet(PaperOrder taker, BookEntry maker) {
        OrderBook book = taker.book;
        long units = Math.min(taker.remainingUnits, maker.shownUnits());
        book.tradedAt(maker.priceUnits);
        switch (maker) {
            case PaperOrder order -> clearing.trade(order, taker, units);
            case HouseLot lot -> {
                lot.shrink(units);
                lot.source.takenUnits += units;
                clearing.tradeWithHouse(taker, Liquidity.TAKER, lot.priceUnits, units);
            }
        }
        book.side(maker.side).taken(maker);
    }

    /** The house takes from an order out of turn. */
    void passBy(PaperOrder maker, long wantedUnits) {
        long units = Math.min(wantedUnits, maker.shownUnits());
        maker.book.tradedAt(maker.priceUnits);
        clearing.tradeWithHouse(maker, Liquidity.MAKER, maker.priceUnits, units);
        maker.book.side(maker.side).taken(maker);
    }

    /** {@code faqs/stp_faq.md}: the taker's mode decides; within one account TRANSFER is DECREMENT. */
    private void prevent(PaperOrder taker, PaperOrder maker) {
        long units = Math.min(taker.remainingUnits, maker.shownUnits());
        boolean decrement = taker.decrementsWithOwnOrders();
        boolean takerLoses = decrement || taker.stopsAtOwnOrders();
        boolean makerLoses = decrement || taker.mode != SelfTradePrevention.EXPIRE_TAKER;
        long takerUnits = decrement ? units : taker.remainingUnits;
        long makerUnits = decrement ? units : maker.remainingUnits;
        PreventedMatch match = new PreventedMatch(
                taker.terms().symbol(),
                taker.book.nextPreventedMatch(),
                taker.venueOrderId,
                maker.venueOrderId,
                taker.mode,
                Price.ofUnits(maker.priceUnits),
                Quantity.ofUnits(units),
                takerLoses ? Optional.of(Quantity.ofUnits(takerUnits)) : Optional.empty(),
                makerLoses ? Optional.of(Quantity.ofUnits(makerUnits)) : Optional.empty(),
                clearing.atNanos());
        if (makerLoses) {
            preventMaker(maker, makerUnits, match);
        }
        if (takerLoses) {
            clearing.prevent(taker, takerUnits, match);
        }
    }

    private void preventMaker(PaperOrder maker, long units, PreventedMatch match) {
        OrderList list = maker.list;
        if (list != null) {
            list.releaseOther(maker);
        }
        clearing.prevent(maker, units, match);
        maker.book.side(maker.side).taken(maker);
    }
}
