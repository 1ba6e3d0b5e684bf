package dev.sluice.feed;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;

/** Market events in few words. */
public final class FeedFixture {
    public static final Symbol BTCUSDT = new Symbol("BTCUSDT");

    private FeedFixture() {}

    /** Levels from texts: price, quantity, price, quantity. */
    public static PriceLevels levels(String... pricesAndQuantities) {
        PriceLevels.Builder levels = new PriceLevels.Builder();
        for (int i = 0; i < pricesAndQuantities.length; i += 2) {
            levels.add(FixedPoint.parse(pricesAndQuantities[i]), FixedPoint.parse(pricesAndQuantities[i + 1]));
        }
        return levels.build();
    }

    /** A diff that changes nothing but the update id. */
    public static DepthDiff diff(long first, long last) {
        return diff(first, last, PriceLevels.NONE, PriceLevels.NONE);
    }

    public static DepthDiff diff(long first, long last, PriceLevels bids, PriceLevels asks) {
        return new DepthDiff(BTCUSDT, last, first, last, bids, asks);
    }

    public static DepthSnapshot snapshot(long lastUpdateId) {
        return snapshot(lastUpdateId, PriceLevels.NONE, PriceLevels.NONE);
    }

    public static DepthSnapshot snapshot(long lastUpdateId, PriceLevels bids, PriceLevels asks) {
        return new DepthSnapshot(BTCUSDT, lastUpdateId, lastUpdateId, bids, asks);
    }

    public static TradeTick trade(long id, long receivedNanos, Side taker, String price, String quantity) {
        return new TradeTick(
                BTCUSDT, receivedNanos, id, FixedPoint.parse(price), FixedPoint.parse(quantity), taker, receivedNanos);
    }

    /** A ticker with texts bid, bid quantity, ask, ask quantity. */
    public static BookTicker ticker(long updateId, String... top) {
        return new BookTicker(
                BTCUSDT,
                updateId,
                updateId,
                FixedPoint.parse(top[0]),
                FixedPoint.parse(top[1]),
                FixedPoint.parse(top[2]),
                FixedPoint.parse(top[3]));
    }
}
