package dev.sluice.venue.paper;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** One instrument's bids and asks, what waits to join them, and the price of its last trade. */
final class OrderBook {
    final Instrument instrument;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private final StopBook stops = new StopBook();
    private long lastPriceUnits;
    private long lastPreventedMatch = -1;

    OrderBook(Instrument instrument) {
        this.instrument = instrument;
    }

    BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** What a taker of this side meets. */
    BookSide makersFor(Side takerSide) {
        return side(takerSide.opposite());
    }

    Optional<Price> bestPrice(Side side) {
        PriceLevel best = side(side).best();
        return best == null ? Optional.empty() : Optional.of(Price.ofUnits(best.priceUnits));
    }

    Optional<Price> lastPrice() {
        return lastPriceUnits == 0 ? Optional.empty() : Optional.of(Price.ofUnits(lastPriceUnits));
    }

    void tradedAt(long priceUnits) {
        lastPriceUnits = priceUnits;
    }

    long lastPriceUnits() {
        return lastPriceUnits;
    }

    /** Orders that wait for their stop price. */
    StopBook stops() {
        return stops;
    }

    long nextPreventedMatch() {
        return ++lastPreventedMatch;
    }

    /** Goes on after prevented matches of an earlier life. */
    void resumePreventedMatches(long last) {
        lastPreventedMatch = Math.max(lastPreventedMatch, last);
    }

    /** What the order would trade at once, hidden parts of icebergs included. */
    Walk walk(PaperOrder taker) {
        BookSide makers = makersFor(taker.side);
        BigDecimal quote = BigDecimal.ZERO;
        long left = taker.remainingUnits;
        for (PriceLevel level : makers.levels()) {
            if (left == 0 || !makers.reaches(taker.limitUnits(), level.priceUnits)) {
                break;
            }
            long before = left;
            long traded = 0;
            for (BookEntry entry = level.first; entry != null && left > 0; entry = entry.behind) {
                boolean own = entry instanceof PaperOrder order && order.preventsTradeWith(taker);
                if (own && taker.stopsAtOwnOrders()) {
                    quote = quote.add(Price.ofUnits(level.priceUnits).times(Quantity.ofUnits(traded)));
                    return new Walk(false, quote, taker.remainingUnits - left);
                }
                if (!own) {
                    long units = Math.min(left, entry.remainingUnits);
                    traded += units;
                    left -= units;
                } else if (taker.decrementsWithOwnOrders()) {
                    left -= Math.min(left, entry.remainingUnits);
                }
            }
            quote = quote.add(Price.ofUnits(level.priceUnits).times(Quantity.ofUnits(traded)));
        }
        return new Walk(left == 0, quote, taker.remainingUnits - left);
    }

    /**
     * How much of the base asset an amount of the quote asset buys or brings in, rounded down to whole units; the whole
     * book if it does not suffice.
     */
    long unitsFor(Side takerSide, BigDecimal quoteQuantity) {
        BigDecimal left = quoteQuantity;
        long units = 0;
        for (PriceLevel level : makersFor(takerSide).levels()) {
            BigDecimal price = Price.ofUnits(level.priceUnits).decimal();
            long there = Math.min(level.wholeUnits(), Long.MAX_VALUE - units);
            BigDecimal cost = price.multiply(FixedPoint.toDecimal(there));
            if (left.compareTo(cost) <= 0) {
                return units + FixedPoint.toUnits(left.divide(price, FixedPoint.SCALE, RoundingMode.DOWN));
            }
            units += there;
            left = left.subtract(cost);
        }
        return units;
    }

    /**
     * @param whole whether the whole quantity would trade
     * @param quote price × quantity of what would trade
     * @param units what would be gone of the order
     */
    record Walk(boolean whole, BigDecimal quote, long units) {}
}
