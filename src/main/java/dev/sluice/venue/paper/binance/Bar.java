package dev.sluice.venue.paper.binance;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;

/**
 * What traded in a span of time. Prices are in 10⁻⁸.
 *
 * @param volume of base asset
 * @param quoteVolume price × quantity, exact
 * @param takerVolume of base asset that takers bought
 * @param firstId of its trades, -1 if there is none
 */
record Bar(
        long startNanos,
        long open,
        long high,
        long low,
        long close,
        BigDecimal volume,
        BigDecimal quoteVolume,
        BigDecimal takerVolume,
        BigDecimal takerQuoteVolume,
        long firstId,
        long lastId,
        long trades) {
    static Bar of(long startNanos, TradeTick trade) {
        BigDecimal quantity = FixedPoint.toDecimal(trade.quantity());
        BigDecimal quote = FixedPoint.toDecimal(trade.price()).multiply(quantity);
        boolean bought = trade.aggressor() == Aggressor.BUY;
        return new Bar(
                startNanos,
                trade.price(),
                trade.price(),
                trade.price(),
                trade.price(),
                quantity,
                quote,
                bought ? quantity : BigDecimal.ZERO,
                bought ? quote : BigDecimal.ZERO,
                trade.tradeId(),
                trade.tradeId(),
                1);
    }

    /** In which nothing traded, after a close at this price. */
    static Bar empty(long startNanos, long price) {
        BigDecimal none = BigDecimal.ZERO;
        return new Bar(startNanos, price, price, price, price, none, none, none, none, -1, -1, 0);
    }

    /** This and what came later, as one that starts with this. */
    Bar and(Bar later) {
        if (later.trades == 0) {
            return this;
        }
        if (trades == 0) {
            return later.startingAt(startNanos);
        }
        return new Bar(
                startNanos,
                open,
                Math.max(high, later.high),
                Math.min(low, later.low),
                later.close,
                volume.add(later.volume),
                quoteVolume.add(later.quoteVolume),
                takerVolume.add(later.takerVolume),
                takerQuoteVolume.add(later.takerQuoteVolume),
                firstId,
                later.lastId,
                trades + later.trades);
    }

    Bar startingAt(long otherNanos) {
        return new Bar(
                otherNanos,
                open,
                high,
                low,
                close,
                volume,
                quoteVolume,
                takerVolume,
                takerQuoteVolume,
                firstId,
                lastId,
                trades);
    }
}
