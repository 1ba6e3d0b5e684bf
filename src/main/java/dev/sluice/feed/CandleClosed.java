package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;

/**
 * A complete candle (Binance {@code web-socket-streams.md}, "Kline/Candlestick Streams", with {@code x = true}; or a
 * row of a candle file). Prices are in 10⁻⁸, the fields of volume exact.
 *
 * @param receivedNanos of a file: {@code closeNanos}, because nobody can know a candle before it has ended
 * @param openNanos start of the interval, UTC nanoseconds since the epoch
 * @param closeNanos end of the interval, exclusive; after {@code openNanos}
 * @param volume base quantity; 0 where the source has none
 * @param trades 0 where the source has none
 */
public record CandleClosed(
        Symbol symbol,
        long receivedNanos,
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
        BigDecimal takerBuyQuoteVolume)
        implements MarketEvent {}
