package dev.sluice.backtest;

/**
 * How orders meet the market.
 *
 * @param latencyNanos from the decision until the order reaches the market; 0 or more
 * @param participationPct most of a candle's or trade's volume that one order may have, more than 0 to 100; 100 lets an
 *     order have more than was traded, because the market's volume says nothing of what it would have borne
 * @param probabilityPct chance of each touch to fill, 0 to 100; of {@link FillModel#PROBABILITY} only
 * @param seed of that chance
 */
public record FillRules(FillModel model, long latencyNanos, double participationPct, double probabilityPct, long seed) {
    public static final FillRules DEFAULT = of(FillModel.NEXT_OPEN);

    public FillRules {
        require(latencyNanos >= 0, "latency must be 0 or more");
        require(participationPct > 0 && participationPct <= 100, "participation must be more than 0 and at most 100");
        require(probabilityPct >= 0 && probabilityPct <= 100, "probability must be from 0 to 100");
    }

    /** The model at once, whole, and for certain. */
    public static FillRules of(FillModel model) {
        return new FillRules(model, 0, 100, 100, 1);
    }

    /** Whether an order may be filled in parts, by what the market traded. */
    public boolean isShared() {
        return participationPct < 100;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
