package dev.sluice.backtest;

import java.util.SplittableRandom;

/** Draws of one seed: the same run draws the same. */
final class Chance {
    private final SplittableRandom random;
    private final double ratio;

    Chance(FillRules rules) {
        this.random = new SplittableRandom(rules.seed());
        this.ratio = rules.probabilityPct() / 100;
    }

    boolean happens() {
        return random.nextDouble() < ratio;
    }
}
