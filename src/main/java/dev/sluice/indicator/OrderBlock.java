package dev.sluice.indicator;

import java.math.BigDecimal;

/**
 * The candle from which a move started that broke a swing: for a bullish one the lowest after the swing high.
 *
 * @param candle its number, counted from 0
 * @param openNanos when it opened, UTC nanoseconds
 * @param top its high, in 10⁻⁸
 * @param bottom its low, in 10⁻⁸
 * @param volume traded in the candle that broke and the two before
 * @param balancePct the lesser of two parts of that volume in percent of the greater: the oldest candle's, and that of
 *     the other two; 100 without volume
 */
public record OrderBlock(
        Direction direction,
        long candle,
        long openNanos,
        long top,
        long bottom,
        BigDecimal volume,
        double balancePct) {}
