package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mirrors a recorded market of one symbol into the paper exchange, so that orders fill as they plausibly would have.
 *
 * <p>The problem: the record knows nothing of our orders. Filling them whenever the recorded price touches theirs is
 * too kind (somebody was ahead in the queue); filling them only when the price goes through is too hard. So the
 * recorded quantity rests in the same queues as our orders, as lots that belong to nobody (the house), and these rules
 * keep it honest:
 *
 * <ol>
 *   <li>A level holds what was recorded. When it grows, the growth joins behind everything at that price. When it
 *       shrinks, lots leave from the back: whether a cancel was ahead of us or behind is unknown, and behind is the
 *       conservative answer for our place in the queue.
 *   <li>What accounts' orders used up stays used up until the recorded quantity of that level is next seen to change.
 *   <li>Growth that crosses accounts' resting orders takes from them first (they are the makers, at their own price);
 *       what is left rests.
 *   <li>A recorded trade at p whose taker sold proves that bids above p were gone: lots above p leave. Then its
 *       quantity sells down to p by price and time, so accounts' orders at better prices fill first, then those at p
 *       after the lots ahead of them. Trades whose taker bought mirror this.
 *   <li>The top of book likewise proves that better prices are gone, and states the quantities at the best ones.
 *   <li>Trades and tops run ahead of depth. Levels that they moved are dirty, and {@link #endOfUpdate} returns them to
 *       the depth's word (less what accounts used up), because the next depth update does not mention a level that is
 *       back at its old quantity.
 *   <li>The house never trades with itself: where growth meets lots of the other side, those leave and become dirty,
 *       for the newer word is the truer one. A dirty level that would still cross stays away.
 *   <li>Without synchronisation nothing is known: from {@link #clear} to the next {@link #endOfUpdate} trades and tops
 *       are ignored, and what is loaded meanwhile goes ahead of our resting orders, whose place in the queue is lost.
 * </ol>
 *
 * <p>Every method returns the events of accounts' orders; the house has none, no balances and no fees. Prices and
 * quantities are in 10⁻⁸; times are UTC nanoseconds. A level change costs one hash and one tree look-up plus the
 * accounts' orders it passes over. A source without depth calls {@link #endOfUpdate} once and then only {@link #onTop}
 * and {@link #onTrade}.
 */
public final class RecordedLiquidity {
    private final OrderBook book;
    private final Matching matching;
    private final Clearing clearing;
    private final MirroredSide bids;
    private final MirroredSide asks;
    private final List<MirroredLevel> dirty = new ArrayList<>();
    private boolean synchronised;

    RecordedLiquidity(OrderBook book, Matching matching) {
        this.book = book;
        this.matching = matching;
        this.clearing = matching.clearing;
        this.bids = new MirroredSide(book.side(Side.BUY));
        this.asks = new MirroredSide(book.side(Side.SELL));
    }

    /**
     * A level of the recorded depth changed.
     *
     * @param bookSide BUY for bids, SELL for asks
     * @param priceUnits more than zero
     * @param quantityUnits its new quantity; zero removes it
     */
    public List<ExchangeEvent> setLevel(Side bookSide, long priceUnits, long quantityUnits, long atNanos) {
        requireLevel(priceUnits, quantityUnits);
        clearing.begin(atNanos);
        MirroredSide side = side(bookSide);
        MirroredLevel level = quantityUnits == 0 ? side.known(priceUnits) : side.levelOrNew(priceUnits);
        if (level != null) {
            level.recordedUnits = quantityUnits;
            level.see(quantityUnits);
            settle(side, level);
            side.forgetIfGone(level);
        }
        return matching.finish(book);
    }

    /** A batch of level changes is complete: dirty levels return to what depth recorded. */
    public List<ExchangeEvent> endOfUpdate(long atNanos) {
        clearing.begin(atNanos);
        synchronised = true;
        if (!dirty.isEmpty()) {
            List<MirroredLevel> restored = List.copyOf(dirty);
            dirty.clear();
            restored.forEach(this::restoreShrunk);
            restored.forEach(this::restoreGrown);
        }
        return matching.finish(book);
    }

    /** Shrinking comes before growing, so that a market that moved is not taken for a crossed one. */
    private void restoreShrunk(MirroredLevel level) {
        level.dirty = false;
        level.see(level.recordedUnits);
        if (level.targetUnits() <= level.restingUnits) {
            side(level.side).shrinkTo(level, level.targetUnits());
        }
    }

    private void restoreGrown(MirroredLevel level) {
        MirroredSide side = side(level.side);
        if (level.targetUnits() > level.restingUnits) {
            if (opposite(side).bestWithin(level.priceUnits) == null) {
                settle(side, level);
            } else {
                markDirty(level);
            }
        }
        side.forgetIfGone(level);
    }

    /**
     * A recorded trade.
     *
     * @param takerSide SELL if the buyer was the maker
     */
    public List<ExchangeEvent> onTrade(Side takerSide, Price price, Quantity quantity, long atNanos) {
        clearing.begin(atNanos);
        if (synchronised) {
            MirroredSide makers = opposite(side(takerSide));
            withdraw(makers, price.units() + takerSide.opposite().sign());
            take(makers, price.units(), quantity.units());
            book.tradedAt(price.units());
        }
        return matching.finish(book);
    }

    /**
     * Who must have taken in a trade at this price, because the other side rests there; empty for a price between the
     * sides, where nobody can tell.
     */
    public Optional<Side> takerAt(Price price) {
        if (bids.book.next(price.units()) != null) {
            return Optional.of(Side.SELL);
        }
        return asks.book.next(price.units()) != null ? Optional.of(Side.BUY) : Optional.empty();
    }

    /**
     * The recorded best prices and their quantities (Binance bookTicker). A side whose quantity is zero states nothing.
     */
    public List<ExchangeEvent> onTop(
            long bidUnits, long bidQuantityUnits, long askUnits, long askQuantityUnits, long atNanos) {
        clearing.begin(atNanos);
        if (synchronised) {
            top(bids, bidUnits, bidQuantityUnits);
            top(asks, askUnits, askQuantityUnits);
        }
        return matching.finish(book);
    }

    private void top(MirroredSide side, long priceUnits, long quantityUnits) {
        if (quantityUnits == 0) {
            return;
        }
        requireLevel(priceUnits, quantityUnits);
        withdraw(side, side.is(Side.BUY) ? priceUnits + 1 : priceUnits - 1);
        MirroredLevel level = side.levelOrNew(priceUnits);
        level.see(quantityUnits);
        markDirty(level);
        settle(side, level);
    }

    /** The recorded book is no longer synchronised: everything mirrored leaves until it is loaded again. */
    public void clear() {
        synchronised = false;
        dirty.clear();
        bids.clear();
        asks.clear();
    }

    /** Brings what rests to what was last seen, less what accounts used up. */
    private void settle(MirroredSide side, MirroredLevel level) {
        long target = level.targetUnits();
        if (target < level.restingUnits) {
            side.shrinkTo(level, target);
        } else if (target > level.restingUnits) {
            insert(side, level, target - level.restingUnits);
        }
    }

    private void insert(MirroredSide side, MirroredLevel level, long units) {
        MirroredSide opposite = opposite(side);
        withdraw(opposite, level.priceUnits);
        long left = take(opposite, level.priceUnits, units);
        level.takenUnits += units - left;
        if (left > 0) {
            side.grow(level, left, !synchronised);
        }
    }

    /** Lots at prices within the limit leave the book until the end of the next update. */
    private void withdraw(MirroredSide side, long limitUnits) {
        for (MirroredLevel level = side.bestWithin(limitUnits); level != null; level = side.bestWithin(limitUnits)) {
            side.shrinkTo(level, 0);
            markDirty(level);
        }
    }

    /** The house takes up to its limit by price and time; returns what it could not get. */
    private long take(MirroredSide makers, long limitUnits, long units) {
        long left = units;
        while (left > 0) {
            BookEntry maker = makers.book.next(limitUnits);
            if (maker == null) {
                break;
            }
            long traded = Math.min(left, maker.shownUnits());
            meet(maker, traded);
            makers.book.taken(maker);
            left -= traded;
        }
        return left;
    }

    private void meet(BookEntry maker, long units) {
        switch (maker) {
            case HouseLot lot -> {
                lot.shrink(units);
                markDirty(lot.source);
            }
            case PaperOrder order -> {
                book.tradedAt(order.priceUnits);
                clearing.tradeWithHouse(order, Liquidity.MAKER, order.priceUnits, units);
            }
        }
    }

    private void markDirty(MirroredLevel level) {
        if (!level.dirty) {
            level.dirty = true;
            dirty.add(level);
        }
    }

    private MirroredSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private MirroredSide opposite(MirroredSide side) {
        return side == bids ? asks : bids;
    }

    private static void requireLevel(long priceUnits, long quantityUnits) {
        if (priceUnits <= 0 || quantityUnits < 0) {
            throw new IllegalArgumentException(
                    "level must have a price above 0 and no negative quantity: " + priceUnits + " " + quantityUnits);
        }
    }
}
