package dev.sluice.strategy;

/**
 * Parameters of {@link MicroPriceMomentum}.
 *
 * @param lookbackNanos how far back momentum looks; more than 0
 * @param momentumBps move of the micro-price over the lookback that counts as momentum; more than 0
 * @param imbalance least top-of-book imbalance on the same side, 0 to 1
 * @param stopBps distance of the protective exit from the entry; more than 0
 * @param targetBps distance of the profit exit from the entry; more than 0
 * @param holdNanos longest time in a position; more than 0
 * @param cooldownNanos pause between two entries in a symbol; 0 or more
 * @param collarBps how much worse than the best price an entry may trade; 0 or more
 */
public record MicroPriceMomentumParameters(
        long lookbackNanos,
        double momentumBps,
        double imbalance,
        double stopBps,
        double targetBps,
        long holdNanos,
        long cooldownNanos,
        double collarBps) {}
