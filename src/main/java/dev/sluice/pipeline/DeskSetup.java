package dev.sluice.pipeline;

import dev.sluice.execution.ExecutionPolicy;
import dev.sluice.halt.TradingState;
import dev.sluice.risk.RiskLimits;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a desk is made of, apart from its shell.
 *
 * @param strategies asked in this order
 * @param currency of the account
 * @param openingBalances what the account held when the journal began
 * @param dedupNanos how long an idea counts as a repetition
 * @param maxPriceDriftBps how far the price may move against an order between decision and submit
 * @param balanceTolerance how much an asset may differ from the venue's statement, in the account currency
 * @param execution how long the saga waits and how often it tries
 * @param policies how the rooms that guard the way of an order behave
 * @param idPrefix of the ids of this run; letters and digits, at most 12
 */
public record DeskSetup(
        Map<Symbol, Instrument> instruments,
        List<Strategy> strategies,
        RiskLimits limits,
        TradingState initialState,
        Asset currency,
        Map<Asset, BigDecimal> openingBalances,
        long dedupNanos,
        double maxPriceDriftBps,
        BigDecimal balanceTolerance,
        ExecutionPolicy execution,
        DeskPolicies policies,
        String idPrefix) {
    /** With a tolerance of one and the policies' defaults. */
    public DeskSetup(
            Map<Symbol, Instrument> instruments,
            List<Strategy> strategies,
            RiskLimits limits,
            TradingState initialState,
            Asset currency,
            Map<Asset, BigDecimal> openingBalances,
            long dedupNanos,
            double maxPriceDriftBps,
            ExecutionPolicy execution,
            String idPrefix) {
        this(
                instruments,
                strategies,
                limits,
                initialState,
                currency,
                openingBalances,
                dedupNanos,
                maxPriceDriftBps,
                BigDecimal.ONE,
                execution,
                DeskPolicies.DEFAULT,
                idPrefix);
    }

    /** What the account held of its currency when the journal began. */
    public BigDecimal openingBalance() {
        return openingBalances.getOrDefault(currency, BigDecimal.ZERO);
    }
}
