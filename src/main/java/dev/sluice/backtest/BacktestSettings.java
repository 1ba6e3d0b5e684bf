package dev.sluice.backtest;

import dev.sluice.vocabulary.CandleInterval;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Everything that a run depends on besides events and strategies.
 *
 * @param cash what the wallet holds at the start, of the one currency in which everything is priced; more than 0
 * @param slippageBps by how much every fill that takes is worse than the model's price, in basis points, 0 to 5000
 * @param candles which candles are made of trades for the strategies that want candles; empty for none
 * @param gating empty where no gate is asked
 */
public record BacktestSettings(
        BigDecimal cash,
        FeeRules fees,
        BigDecimal slippageBps,
        FillRules fills,
        Sizing sizing,
        TradingRules rules,
        Period period,
        Optional<CandleInterval> candles,
        Optional<Gating> gating) {
    private static final BigDecimal HIGHEST_BPS = BigDecimal.valueOf(5_000);

    /** No costs, next open, everything on each trade, in whole units, both directions. */
    public static final BacktestSettings DEFAULT = new BacktestSettings(
            BigDecimal.valueOf(10_000),
            FeeRules.NONE,
            BigDecimal.ZERO,
            FillRules.DEFAULT,
            Sizing.ALL_WHOLE,
            TradingRules.DEFAULT,
            Period.ALL,
            Optional.empty(),
            Optional.empty());

    public BacktestSettings {
        if (cash.signum() <= 0) {
            throw new IllegalArgumentException("cash must be more than 0 but is " + cash.toPlainString());
        }
        if (slippageBps.signum() < 0 || slippageBps.compareTo(HIGHEST_BPS) > 0) {
            throw new IllegalArgumentException("slippage must be 0 to 5000 bps but is " + slippageBps.toPlainString());
        }
    }

    public BacktestSettings with(FeeRules other) {
        return new BacktestSettings(cash, other, slippageBps, fills, sizing, rules, period, candles, gating);
    }

    public BacktestSettings with(FillRules other) {
        return new BacktestSettings(cash, fees, slippageBps, other, sizing, rules, period, candles, gating);
    }

    public BacktestSettings with(Sizing other) {
        return new BacktestSettings(cash, fees, slippageBps, fills, other, rules, period, candles, gating);
    }

    public BacktestSettings with(TradingRules other) {
        return new BacktestSettings(cash, fees, slippageBps, fills, sizing, other, period, candles, gating);
    }

    public BacktestSettings with(Period other) {
        return new BacktestSettings(cash, fees, slippageBps, fills, sizing, rules, other, candles, gating);
    }

    public BacktestSettings with(CandleInterval other) {
        return new BacktestSettings(cash, fees, slippageBps, fills, sizing, rules, period, Optional.of(other), gating);
    }

    public BacktestSettings with(Gating other) {
        return new BacktestSettings(cash, fees, slippageBps, fills, sizing, rules, period, candles, Optional.of(other));
    }

    public BacktestSettings withCash(BigDecimal other) {
        return new BacktestSettings(other, fees, slippageBps, fills, sizing, rules, period, candles, gating);
    }

    public BacktestSettings withSlippage(BigDecimal bps) {
        return new BacktestSettings(cash, fees, bps, fills, sizing, rules, period, candles, gating);
    }
}
