package dev.sluice.market;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Says market events of one symbol in the order of their update ids, with one level a side. */
public final class MarketFixture {
    private final Symbol symbol;
    private long updateId = 10;
    private long tradeId;
    private long bid;
    private long ask;

    public MarketFixture(Symbol symbol) {
        this.symbol = symbol;
    }

    /** The first diff and the snapshot that it waits for: from here on the book is synchronised. */
    public List<MarketEvent> opening(long atNanos, String bidPrice, String askPrice) {
        List<MarketEvent> events = new ArrayList<>();
        events.add(new DepthDiff(symbol, atNanos, updateId, updateId, PriceLevels.NONE, PriceLevels.NONE));
        bid = FixedPoint.parse(bidPrice);
        ask = FixedPoint.parse(askPrice);
        events.add(new DepthSnapshot(symbol, atNanos, updateId, level(bid, "1"), level(ask, "1")));
        return events;
    }

    /** The top of the book moves. */
    public DepthDiff top(long atNanos, String bidPrice, String bidQuantity, String askPrice, String askQuantity) {
        PriceLevels bids = moved(bid, FixedPoint.parse(bidPrice), bidQuantity);
        PriceLevels asks = moved(ask, FixedPoint.parse(askPrice), askQuantity);
        bid = FixedPoint.parse(bidPrice);
        ask = FixedPoint.parse(askPrice);
        updateId++;
        return new DepthDiff(symbol, atNanos, updateId, updateId, bids, asks);
    }

    public DepthDiff top(long atNanos, String bidPrice, String askPrice) {
        return top(atNanos, bidPrice, "1", askPrice, "1");
    }

    /** A diff after a hole: the book falls out of step. */
    public DepthDiff hole(long atNanos) {
        updateId += 100;
        return new DepthDiff(symbol, atNanos, updateId, updateId, PriceLevels.NONE, PriceLevels.NONE);
    }

    public TradeTick trade(long atNanos, String price) {
        return new TradeTick(symbol, atNanos, tradeId++, FixedPoint.parse(price), FixedPoint.ONE, Side.BUY, atNanos);
    }

    /** A ticker of the book's own update that shows another best bid than the book. */
    public BookTicker contradictingTicker(long atNanos) {
        return new BookTicker(symbol, atNanos, updateId, bid - 1, FixedPoint.ONE, ask, FixedPoint.ONE);
    }

    private static PriceLevels moved(long from, long to, String quantity) {
        PriceLevels.Builder levels = new PriceLevels.Builder();
        if (from != to) {
            levels.add(from, 0);
        }
        return levels.add(to, FixedPoint.parse(quantity)).build();
    }

    private static PriceLevels level(long price, String quantity) {
        return new PriceLevels.Builder().add(price, FixedPoint.parse(quantity)).build();
    }
}
