package dev.sluice.market;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSequencer;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.PriceLevels;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;

/**
 * The local copy of one symbol's order book. Prices and quantities are integers of 10⁻⁸.
 *
 * <p>It holds levels only while it stands on a snapshot and every diff since; what it receives has passed
 * {@link DepthSequencer}.
 */
public final class OrderBook {
    private final BookSide bids = new BookSide(1);
    private final BookSide asks = new BookSide(-1);
    private boolean synchronised;
    private long lastUpdateId;
    private final DepthSequencer.Book fold = new Fold();

    OrderBook() {}

    /** Whether the book may be believed. An unsynchronised book is empty. */
    public boolean synchronised() {
        return synchronised;
    }

    /** The venue's id of the last update in the book; meaningless while unsynchronised. */
    public long lastUpdateId() {
        return lastUpdateId;
    }

    /** Whether both sides have a level and the best bid is below the best ask. */
    public boolean hasSaneTop() {
        return bids.size() > 0 && asks.size() > 0 && bids.price(0) < asks.price(0);
    }

    /** The price {@code depth} levels from the best (0), or 0 where the book is shallower. */
    public long price(Side side, int depth) {
        return side(side).price(depth);
    }

    /** The quantity {@code depth} levels from the best (0), or 0 where the book is shallower. */
    public long quantity(Side side, int depth) {
        return side(side).quantity(depth);
    }

    /** The quantity at a price, or 0. */
    public long quantityAt(Side side, long price) {
        return side(side).quantityAt(price);
    }

    /** Number of levels; BUY are the bids. */
    public int depth(Side side) {
        return side(side).size();
    }

    /** Best ask minus best bid as a share of the middle, in basis points; NaN without a sane top. */
    public double spreadBps() {
        double bid = bids.price(0);
        double ask = asks.price(0);
        return hasSaneTop() ? (ask - bid) / (ask + bid) * 20_000 : Double.NaN;
    }

    /** The best levels of a side, best first; fewer where the book is shallower. */
    public PriceLevels levels(Side side, int count) {
        PriceLevels.Builder levels = new PriceLevels.Builder();
        for (int i = 0; i < Math.min(count, depth(side)); i++) {
            levels.add(price(side, i), quantity(side, i));
        }
        return levels.build();
    }

    /** What the best levels of a side hold together, in base units; exact. */
    public BigDecimal cumulativeQuantity(Side side, int count) {
        return sum(side, count).decimal();
    }

    /** What a side holds at a price and at all better ones, in base units; exact. */
    public BigDecimal quantityUpTo(Side side, long price) {
        return sum(side, side(side).countUpTo(price)).decimal();
    }

    private WideSum sum(Side side, int count) {
        WideSum sum = new WideSum();
        for (int i = 0; i < Math.min(count, depth(side)); i++) {
            sum.add(quantity(side, i));
        }
        return sum;
    }

    /** (bid quantity − ask quantity) / their sum at the top, from −1 to 1; NaN without a sane top. */
    public double topImbalance() {
        return imbalance(1);
    }

    /**
     * The same over the best levels of each side.
     *
     * @param levels 1 or more; costs as many steps
     */
    public double imbalance(int levels) {
        double bid = 0;
        double ask = 0;
        for (int i = 0; i < levels; i++) {
            bid += bids.quantity(i);
            ask += asks.quantity(i);
        }
        return hasSaneTop() ? (bid - ask) / (bid + ask) : Double.NaN;
    }

    /** The middle of best bid and best ask, in units of 10⁻⁸; NaN without a sane top. */
    public double middle() {
        return hasSaneTop() ? (bids.price(0) + (double) asks.price(0)) / 2 : Double.NaN;
    }

    /** The middle weighted by the opposite quantities, in units of 10⁻⁸; NaN without a sane top. */
    public double microPrice() {
        double bid = bids.quantity(0);
        double ask = asks.quantity(0);
        return hasSaneTop() ? (bids.price(0) * ask + asks.price(0) * bid) / (bid + ask) : Double.NaN;
    }

    DepthSequencer.Book fold() {
        return fold;
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private final class Fold implements DepthSequencer.Book {
        @Override
        public void reset(DepthSnapshot snapshot) {
            discard();
            bids.set(snapshot.bids());
            asks.set(snapshot.asks());
            lastUpdateId = snapshot.lastUpdateId();
            synchronised = true;
        }

        @Override
        public void apply(DepthDiff diff) {
            bids.set(diff.bids());
            asks.set(diff.asks());
            lastUpdateId = diff.finalUpdateId();
        }

        @Override
        public void discard() {
            bids.clear();
            asks.clear();
            synchronised = false;
        }
    }
}
