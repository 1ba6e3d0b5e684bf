package dev.sluice.indicator;

/**
 * A turning point.
 *
 * @param candle number of the candle that turned, counted from 0
 * @param openNanos when that candle opened, UTC nanoseconds
 * @param price its high or low, in 10⁻⁸
 */
public record Swing(SwingKind kind, long candle, long openNanos, long price) {}
