package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** One instrument's bids and asks, and the price of its last trade. */
final class OrderBook {
    final Instrument instrument;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private long lastPriceUnits;

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

    /** What the order would trade at once; own orders do not count, because they expire instead of trading. */
    Walk walk(PaperOrder taker) {
        BookSide makers = makersFor(taker.side);
        BigDecimal quote = BigDecimal.ZERO;
        long left = taker.remainingUnits;
        for (PriceLevel level : makers.levels()) {
            if (left == 0 || !makers.reaches(taker.limitUnits(), level.priceUnits)) {
                break;
            }
            long traded = Math.min(left, unitsOfOthers(level, taker.account, left));
            quote = quote.add(Price.ofUnits(level.priceUnits).times(Quantity.ofUnits(traded)));
            left -= traded;
        }
        return new Walk(left == 0, quote);
    }

    private static long unitsOfOthers(PriceLevel level, Account account, long enough) {
        long units = 0;
        for (BookEntry entry = level.first; entry != null && units < enough; entry = entry.behind) {
            boolean own = entry instanceof PaperOrder order && order.account == account;
            if (!own) {
                units += Math.min(entry.remainingUnits, enough - units);
            }
        }
        return units;
    }

    /**
     * @param whole whether the whole quantity would trade
     * @param quote price × quantity of what would trade
     */
    record Walk(boolean whole, BigDecimal quote) {}
}
