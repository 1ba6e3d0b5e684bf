package dev.sluice.strategy;

import java.time.Duration;

/**
 * Parameters of {@link MicroPriceMomentum}.
 *
 * @param lookback how far back momentum looks
 * @param momentumBps move of the micro-price over the lookback that counts as momentum
 * @param imbalance least top-of-book imbalance on the same side
 * @param stopBps distance of the protective exit from the entry
 * @param targetBps distance of the profit exit from the entry
 * @param hold longest time in a position
 * @param cooldown pause between two entries in a symbol
 * @param collarBps how much worse than the best price an entry may trade
 */
public record MicroPriceMomentumParameters(
        @Range(from = "1ms", to = "1m") Duration lookback,
        @Range(from = "0.000001", to = "10000") double momentumBps,
        @Range(from = "0", to = "1") double imbalance,
        @Range(from = "0.000001", to = "5000") double stopBps,
        @Range(from = "0.000001", to = "10000") double targetBps,
        @Range(from = "1ms", to = "1d") Duration hold,
        @Range(from = "0s", to = "1d") Duration cooldown,
        @Range(from = "0", to = "1000") double collarBps) {}
