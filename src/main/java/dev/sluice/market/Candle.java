package dev.sluice.market;

import java.math.BigDecimal;

/**
 * The trades of one interval.
 *
 * @param openNanos start of the interval, UTC nanoseconds since the epoch, a whole multiple of its length
 * @param open price of the first trade, in 10⁻⁸ like the other prices
 * @param volume base quantity in 10⁻⁸
 * @param quoteVolume price × quantity summed, exact
 * @param trades 1 or more
 */
public record Candle(
        long openNanos, long open, long high, long low, long close, long volume, BigDecimal quoteVolume, long trades) {

    /** This candle followed by a later one of the same interval. */
    Candle followedBy(Candle later) {
        return new Candle(
                openNanos,
                open,
                Math.max(high, later.high),
                Math.min(low, later.low),
                later.close,
                Math.addExact(volume, later.volume),
                quoteVolume.add(later.quoteVolume),
                trades + later.trades);
    }

    Candle startingAt(long nanos) {
        return new Candle(nanos, open, high, low, close, volume, quoteVolume, trades);
    }
}
