package dev.sluice.backtest;

import java.util.List;

/** The figures of a run, in four groups. docs/backtest.md has the formula and the source of each. */
public record PerformanceMetrics(
        ReturnMetrics returns, DrawdownMetrics drawdowns, TradeMetrics trades, ExposureMetrics exposure) {
    static PerformanceMetrics of(
            BacktestSettings settings, EquityCurve curve, List<ClosedTrade> trades, double buyAndHoldPct) {
        double cash = settings.cash().doubleValue();
        DrawdownMetrics drawdowns = DrawdownMetrics.of(curve);
        return new PerformanceMetrics(
                ReturnMetrics.of(curve, cash, drawdowns.maxPct(), buyAndHoldPct),
                drawdowns,
                TradeMetrics.of(trades),
                ExposureMetrics.of(curve, trades));
    }
}
