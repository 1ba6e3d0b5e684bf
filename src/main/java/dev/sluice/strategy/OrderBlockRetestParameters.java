package dev.sluice.strategy;

/**
 * Parameters of {@link OrderBlockRetest}.
 *
 * @param swingLength candles after a turning point that must not go beyond it
 * @param direction which positions it opens
 * @param stopBps how far beyond the block an entry is proven wrong
 * @param targetRatio the target's distance as a multiple of the stop's
 * @param holdCandles longest time in a position
 * @param collarBps how much worse than the candle's close an entry may trade
 */
public record OrderBlockRetestParameters(
        @Range(from = "1", to = "100") int swingLength,
        Direction direction,
        @Range(from = "0", to = "5000") double stopBps,
        @Range(from = "0.1", to = "100") double targetRatio,
        @Range(from = "1", to = "100000") int holdCandles,
        @Range(from = "0", to = "1000") double collarBps) {}
