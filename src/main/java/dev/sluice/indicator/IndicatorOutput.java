package dev.sluice.indicator;

/**
 * One of the numbers that an indicator tells.
 *
 * @param warmUpCandles the candle with which it is told first, counted from 1
 */
public record IndicatorOutput(String name, int warmUpCandles) {}
