package dev.sluice.indicator;

/**
 * Where the market was in a stretch of time: a trading session, a day, a week, a month.
 *
 * @param name of the session, or {@code day}, {@code week}, {@code month}
 * @param startNanos UTC nanoseconds, inclusive
 * @param endNanos UTC nanoseconds, exclusive
 * @param open of its first candle, in 10⁻⁸ like the others
 * @param complete whether candles were seen from its beginning
 */
public record PriceRange(
        String name, long startNanos, long endNanos, long open, long high, long low, long close, boolean complete) {}
