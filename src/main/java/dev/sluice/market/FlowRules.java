package dev.sluice.market;

import dev.sluice.vocabulary.CandleInterval;
import java.util.List;

/**
 * Which delta bars are made of every symbol's trades, and how much of them is kept.
 *
 * @param bars when they end, one series each; the first is what is shown if nothing is said
 * @param stepUnits height of a footprint's levels in 10⁻⁸; 0 chooses the power of ten at or below a ten-thousandth of
 *     the price, for each bar anew
 * @param barsKept bars of each series, 1 or more
 * @param levelsKept levels of a bar, {@value #LEVELS_MIN} or more; a bar with more is kept in levels ten times as high
 */
public record FlowRules(List<BarRule> bars, long stepUnits, int barsKept, int levelsKept) {
    /** Minutes, for half a day. */
    public static final FlowRules DEFAULT =
            new FlowRules(List.of(new BarRule.Time(CandleInterval.ONE_MINUTE)), 0, 720, 256);

    /** So that even the widest range of prices fits before the height of a level overflows. */
    static final int LEVELS_MIN = 16;

    public FlowRules {
        bars = List.copyOf(bars);
        if (stepUnits < 0 || barsKept < 1 || levelsKept < LEVELS_MIN) {
            throw new IllegalArgumentException(
                    "a step of " + stepUnits + ", " + barsKept + " bars, " + levelsKept + " levels");
        }
    }

    /** The same with bars that end otherwise. */
    public FlowRules of(BarRule... rules) {
        return new FlowRules(List.of(rules), stepUnits, barsKept, levelsKept);
    }
}
