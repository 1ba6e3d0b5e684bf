package dev.sluice.cli;

import dev.sluice.backtest.BacktestResult;
import dev.sluice.backtest.DrawdownMetrics;
import dev.sluice.backtest.ReturnMetrics;
import dev.sluice.backtest.RunCounts;
import dev.sluice.backtest.TradeMetrics;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A backtest's result for people. */
final class BacktestText {
    private static final double DAY_NANOS = 86_400e9;

    private final BacktestResult result;
    private final StringBuilder text = new StringBuilder();

    BacktestText(BacktestResult result) {
        this.result = result;
    }

    void print(PrintWriter out) {
        input();
        returns();
        drawdowns();
        trades();
        costs();
        line("digest", result.digest());
        out.print(text);
        out.flush();
    }

    private void input() {
        RunCounts counts = result.counts();
        line("strategies", String.join(", ", result.strategies()));
        line("symbols", result.symbols().stream().map(Symbol::name).collect(Collectors.joining(", ")));
        if (result.curve().size() > 0) {
            line("from", UtcNanos.format(result.curve().startNanos()));
            line("to", UtcNanos.format(result.curve().time(result.curve().size() - 1)));
        }
        line("events", String.format(Locale.ROOT, "%,d", counts.events()));
        line("ideas, orders, fills", counts.ideas() + ", " + counts.orders() + ", " + counts.fills());
        counts.refusals().forEach((reason, count) -> line("  " + reason, count.toString()));
    }

    private void returns() {
        ReturnMetrics returns = result.metrics().returns();
        money("final equity", result.finalEquity().doubleValue());
        money("peak equity", result.curve().peak());
        percent("return", returns.totalPct());
        percent("buy and hold", returns.buyAndHoldPct());
        percent("CAGR", returns.cagrPct());
        percent("volatility (ann.)", returns.volatilityPct());
        number("Sharpe", returns.sharpeRatio());
        number("Sortino", returns.sortinoRatio());
        number("Calmar", returns.calmarRatio());
        percent("exposure", result.metrics().exposure().exposurePct());
    }

    private void drawdowns() {
        DrawdownMetrics drawdowns = result.metrics().drawdowns();
        percent("max drawdown", drawdowns.maxPct());
        percent("avg drawdown", drawdowns.averagePct());
        days("max drawdown length", drawdowns.maxNanos());
        days("avg drawdown length", drawdowns.averageNanos());
    }

    private void trades() {
        TradeMetrics trades = result.metrics().trades();
        line("trades", Integer.toString(trades.count()));
        percent("win rate", trades.winRatePct());
        percent("best trade", trades.bestPct());
        percent("worst trade", trades.worstPct());
        percent("avg trade", trades.averagePct());
        percent("expectancy", trades.expectancyPct());
        number("profit factor", trades.profitFactor());
        number("profit factor (money)", trades.profitFactorMoney());
        number("SQN", trades.sqn());
        percent("avg MAE", trades.averageMaePct());
        percent("avg MFE", trades.averageMfePct());
        days("longest trade", trades.maxNanos());
        days("avg trade length", trades.averageNanos());
        result.openPositions()
                .forEach((symbol, units) -> line("left open", FixedPoint.format(units) + " " + symbol.name()));
    }

    private void costs() {
        money("fees", result.costs().fees().doubleValue());
        money("costs in prices", result.costs().inPrices().doubleValue());
        money("turnover", result.costs().turnover().doubleValue());
    }

    private void money(String name, double value) {
        line(name, String.format(Locale.ROOT, "%,.2f", value));
    }

    private void percent(String name, double value) {
        line(name, Double.isFinite(value) ? String.format(Locale.ROOT, "%.5f %%", value) : "-");
    }

    private void number(String name, double value) {
        line(name, Double.isFinite(value) ? String.format(Locale.ROOT, "%.6f", value) : "-");
    }

    private void days(String name, long nanos) {
        line(name, String.format(Locale.ROOT, "%.2f days", nanos / DAY_NANOS));
    }

    private void line(String name, String value) {
        text.append(String.format(Locale.ROOT, "%-24s %s%n", name, value));
    }
}
