package dev.sluice.indicator;

/**
 * A range that one candle crossed so fast that its neighbours did not meet.
 *
 * @param candle number of the candle in the middle, counted from 0
 * @param openNanos when it opened, UTC nanoseconds
 * @param top upper end, in 10⁻⁸
 * @param bottom lower end, in 10⁻⁸
 */
public record FairValueGap(Direction direction, long candle, long openNanos, long top, long bottom) {}
