package dev.sluice.operator;

/**
 * One candle; decimals as strings.
 *
 * @param openTime start of the interval, ISO-8601; it ends before the next start
 * @param volume in base asset
 * @param quoteVolume in quote asset
 * @param closed whether the interval is over
 */
public record CandleView(
        String openTime,
        String open,
        String high,
        String low,
        String close,
        String volume,
        String quoteVolume,
        long trades,
        boolean closed) {}
