package dev.sluice.market;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;

/**
 * What traded in one interval. Prices are in 10⁻⁸.
 *
 * @param openNanos start of the interval, UTC nanoseconds since the epoch
 * @param closeNanos its end, exclusive
 * @param open price of the first trade
 * @param volume base quantity, exact like the other volumes
 * @param quoteVolume price × quantity summed
 * @param trades 0 where the source does not say
 * @param takerBuyVolume of takers who bought; the rest is of those who sold and of unknown ones
 * @param complete false if it began before its symbol was watched, or trades of it are known to be missing
 */
public record Candle(
        long openNanos,
        long closeNanos,
        long open,
        long high,
        long low,
        long close,
        BigDecimal volume,
        BigDecimal quoteVolume,
        long trades,
        BigDecimal takerBuyVolume,
        BigDecimal takerBuyQuoteVolume,
        boolean complete) {

    /** This candle as what became of its interval. */
    public CandleClosed closed(Symbol symbol, long receivedNanos) {
        return new CandleClosed(
                symbol,
                receivedNanos,
                openNanos,
                closeNanos,
                open,
                high,
                low,
                close,
                volume,
                quoteVolume,
                trades,
                takerBuyVolume,
                takerBuyQuoteVolume);
    }
}
