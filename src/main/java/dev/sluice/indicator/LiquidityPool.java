package dev.sluice.indicator;

/**
 * Swings at about one price, behind which stops are supposed to lie.
 *
 * @param kind highs or lows
 * @param price the outermost of them, in 10⁻⁸
 * @param swings 2 or more
 * @param firstCandle number of the first swing's candle
 * @param lastCandle number of the last swing's candle
 */
public record LiquidityPool(SwingKind kind, long price, int swings, long firstCandle, long lastCandle) {}
