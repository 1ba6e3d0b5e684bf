package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.TimeInForce;

/** What happens to an accepted order: it takes what it may, and the rest rests or expires. */
final class Matching {
    private final Clearing clearing;

    Matching(Clearing clearing) {
        this.clearing = clearing;
    }

    void enter(PaperOrder order, OrderBook book) {
        if (order.terms.timeInForce() == TimeInForce.FOK && !book.walk(order).whole()) {
            expire(order, Reason.NOT_FILLED_AT_ONCE);
            return;
        }
        take(order, book);
        if (order.remainingUnits == 0) {
            return;
        }
        if (order.mayRest()) {
            book.side(order.side).add(order);
        } else {
            expire(order, order.isMarket() ? Reason.NO_LIQUIDITY : Reason.NOT_FILLED_AT_ONCE);
        }
    }

    void cancel(PaperOrder order, OrderBook book) {
        book.side(order.side).remove(order);
        clearing.end(order, OrderState.CANCELLED, Reason.CANCEL_REQUESTED);
    }

    private void take(PaperOrder taker, OrderBook book) {
        BookSide makers = book.makersFor(taker.side);
        while (taker.remainingUnits > 0) {
            BookEntry maker = makers.next(taker.limitUnits());
            if (maker == null) {
                return;
            }
            meet(taker, maker, book);
        }
    }

    private void meet(PaperOrder taker, BookEntry maker, OrderBook book) {
        if (maker instanceof PaperOrder own && own.account == taker.account) {
            book.side(own.side).remove(own);
            expire(own, Reason.SELF_TRADE);
            return;
        }
        long units = Math.min(taker.remainingUnits, maker.remainingUnits);
        book.tradedAt(maker.priceUnits);
        switch (maker) {
            case PaperOrder order -> clearing.trade(order, taker, units);
            case HouseLot lot -> {
                lot.shrink(units);
                lot.source.takenUnits += units;
                clearing.tradeWithHouse(taker, Liquidity.TAKER, lot.priceUnits, units);
            }
        }
        if (maker.remainingUnits == 0) {
            book.side(maker.side).remove(maker);
        }
    }

    private void expire(PaperOrder order, Reason reason) {
        clearing.end(order, OrderState.EXPIRED, reason);
    }
}
