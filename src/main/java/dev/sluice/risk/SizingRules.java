package dev.sluice.risk;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How large an order may be for the risk that it takes.
 *
 * @param atrMultiple how many average true ranges a trade is taken to lose, by {@link Method#VOLATILITY}; more than 0
 * @param capitalPct most of the equity, in percent, that a strategy may have at work, by its name; others are free
 */
public record SizingRules(Method method, BigDecimal atrMultiple, Map<String, BigDecimal> capitalPct) {
    /** By the stop, and no strategy's capital is limited. */
    public static final SizingRules DEFAULT = new SizingRules(Method.FIXED_RISK, BigDecimal.TWO, Map.of());

    public SizingRules {
        capitalPct = Map.copyOf(capitalPct);
    }

    /** What a trade is taken to lose. */
    public enum Method {
        /** The distance from limit to stop. */
        FIXED_RISK,
        /** A multiple of the average true range, or the distance to the stop where that is larger. */
        VOLATILITY
    }
}
