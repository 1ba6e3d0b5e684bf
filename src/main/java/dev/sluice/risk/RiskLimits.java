package dev.sluice.risk;

import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Set;

/**
 * The limits that the gates hold proposals to. Amounts are in the account currency, percentages from 0 to 100.
 *
 * @param symbols the whitelist
 * @param maxOrderNotional largest price × quantity of one order
 * @param maxRiskPerTradePct largest loss at the stop, in percent of equity
 * @param maxExposureSymbol largest |position| plus orders on their way, one symbol
 * @param maxExposureTotal the same over all symbols
 * @param maxPositions most symbols with a position or an order that may open one
 * @param maxDailyLossPct loss since the start of the day at which no more is risked
 * @param maxDrawdownPct loss from the peak of equity at which no more is risked
 * @param globalPerSecond orders a second over all symbols; also the burst
 * @param symbolPerSecond orders a second of one symbol; also the burst
 * @param maxDataAgeNanos oldest depth message that a decision may stand on
 * @param guards the rules beyond plain limits
 */
public record RiskLimits(
        Set<Symbol> symbols,
        BigDecimal maxOrderNotional,
        BigDecimal maxRiskPerTradePct,
        BigDecimal maxExposureSymbol,
        BigDecimal maxExposureTotal,
        int maxPositions,
        BigDecimal maxDailyLossPct,
        BigDecimal maxDrawdownPct,
        int globalPerSecond,
        int symbolPerSecond,
        long maxDataAgeNanos,
        GuardRules guards) {
    RiskLimits with(GuardRules changed) {
        return new RiskLimits(
                symbols,
                maxOrderNotional,
                maxRiskPerTradePct,
                maxExposureSymbol,
                maxExposureTotal,
                maxPositions,
                maxDailyLossPct,
                maxDrawdownPct,
                globalPerSecond,
                symbolPerSecond,
                maxDataAgeNanos,
                changed);
    }

    /** Without further rules. */
    public RiskLimits(
            Set<Symbol> symbols,
            BigDecimal maxOrderNotional,
            BigDecimal maxRiskPerTradePct,
            BigDecimal maxExposureSymbol,
            BigDecimal maxExposureTotal,
            int maxPositions,
            BigDecimal maxDailyLossPct,
            BigDecimal maxDrawdownPct,
            int globalPerSecond,
            int symbolPerSecond,
            long maxDataAgeNanos) {
        this(
                symbols,
                maxOrderNotional,
                maxRiskPerTradePct,
                maxExposureSymbol,
                maxExposureTotal,
                maxPositions,
                maxDailyLossPct,
                maxDrawdownPct,
                globalPerSecond,
                symbolPerSecond,
                maxDataAgeNanos,
                GuardRules.DEFAULT);
    }
}
