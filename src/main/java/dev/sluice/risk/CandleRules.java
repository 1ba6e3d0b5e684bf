package dev.sluice.risk;

import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;

/**
 * What is measured on candles made of trades.
 *
 * @param intervalNanos length of a candle
 * @param atrPeriod candles that the average true range looks back
 * @param maxVolatilityPct average true range in percent of the close above which a symbol is halted; 0 never
 * @param resumeVolatilityPct at or below which it goes on
 * @param minCorrelationRatio correlation of returns from which symbols count together, −1 to 1; 0 never
 * @param correlationCandles returns that are compared
 */
public record CandleRules(
        long intervalNanos,
        int atrPeriod,
        BigDecimal maxVolatilityPct,
        BigDecimal resumeVolatilityPct,
        double minCorrelationRatio,
        int correlationCandles) {
    /** Minutes, and no rule. */
    public static final CandleRules DEFAULT =
            new CandleRules(60 * UtcNanos.PER_SECOND, 14, BigDecimal.ZERO, BigDecimal.ZERO, 0, 60);

    boolean haltsOnVolatility() {
        return maxVolatilityPct.signum() > 0;
    }

    boolean comparesReturns() {
        return minCorrelationRatio > 0;
    }
}
