package dev.sluice.operator;

/**
 * One candle; decimals as strings.
 *
 * @param openTime start of the interval, ISO-8601
 * @param closeTime its end, exclusive
 * @param volume in base asset
 * @param quoteVolume in quote asset
 * @param takerBuyVolume of takers who bought, in base asset
 * @param closed whether the interval is over
 * @param complete false if it began before the symbol was watched, or trades of it are missing
 */
public record CandleView(
        String openTime,
        String closeTime,
        String open,
        String high,
        String low,
        String close,
        String volume,
        String quoteVolume,
        long trades,
        String takerBuyVolume,
        boolean closed,
        boolean complete) {}
