package dev.sluice.cli;

import dev.sluice.backtest.BacktestResult;
import dev.sluice.backtest.BacktestSettings;
import dev.sluice.backtest.ClosedTrade;
import dev.sluice.backtest.DrawdownMetrics;
import dev.sluice.backtest.EquityCurve;
import dev.sluice.backtest.ReturnMetrics;
import dev.sluice.backtest.RunCounts;
import dev.sluice.backtest.Sizing;
import dev.sluice.backtest.TradeMetrics;
import dev.sluice.feed.ReadCounts;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A backtest's result as JSON. What differs from run to run stands under {@code run}; null is "cannot be said". */
final class BacktestJson {
    private static final int DECIMALS = 8;
    private static final double DAY_NANOS = 86_400e9;

    private BacktestJson() {}

    static Map<String, Object> of(List<Path> files, ReadCounts read, BacktestResult result, double seconds) {
        Map<String, Object> json = of(result);
        json.put("files", files.stream().map(Path::toString).toList());
        json.put("input", input(read, result.counts()));
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("seconds", rounded(seconds));
        run.put("eventsPerSecond", Math.round(result.counts().events() / seconds));
        json.put("run", run);
        return json;
    }

    /** Without what was read, and how fast. */
    static Map<String, Object> of(BacktestResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("strategies", result.strategies());
        json.put("symbols", result.symbols().stream().map(Symbol::name).toList());
        EquityCurve curve = result.curve();
        if (curve.size() > 0) {
            json.put("from", UtcNanos.format(curve.startNanos()));
            json.put("to", UtcNanos.format(curve.time(curve.size() - 1)));
        }
        headline(json, result);
        returns(json, result.metrics().returns());
        drawdowns(json, result.metrics().drawdowns());
        json.put("exposurePct", rounded(result.metrics().exposure().exposurePct()));
        json.put("costs", costs(result));
        json.put("trades", trades(result));
        json.put("openPositions", openPositions(result));
        json.put("counts", counts(result.counts()));
        json.put("settings", settings(result.settings()));
        json.put("digest", result.digest());
        return json;
    }

    private static void headline(Map<String, Object> json, BacktestResult result) {
        json.put("cash", rounded(result.settings().cash().doubleValue()));
        json.put("finalEquity", rounded(result.finalEquity().doubleValue()));
        json.put("peakEquity", rounded(result.curve().peak()));
        json.put("maxDrawdownPct", rounded(result.metrics().drawdowns().maxPct()));
        json.put("winRatePct", rounded(result.metrics().trades().winRatePct()));
        json.put("profitFactor", rounded(result.metrics().trades().profitFactor()));
    }

    private static void returns(Map<String, Object> json, ReturnMetrics returns) {
        json.put("returnPct", rounded(returns.totalPct()));
        json.put("buyAndHoldPct", rounded(returns.buyAndHoldPct()));
        json.put("cagrPct", rounded(returns.cagrPct()));
        json.put("periodsPerYear", returns.periodsPerYear());
        json.put("volatilityPct", rounded(returns.volatilityPct()));
        json.put("sharpe", rounded(returns.sharpeRatio()));
        json.put("sortino", rounded(returns.sortinoRatio()));
        json.put("calmar", rounded(returns.calmarRatio()));
        Map<String, Object> compound = new LinkedHashMap<>();
        compound.put("annualReturnPct", rounded(returns.compound().annualReturnPct()));
        compound.put("volatilityPct", rounded(returns.compound().volatilityPct()));
        compound.put("sharpe", rounded(returns.compound().sharpeRatio()));
        compound.put("sortino", rounded(returns.compound().sortinoRatio()));
        compound.put("calmar", rounded(returns.compound().calmarRatio()));
        json.put("compound", compound);
    }

    private static void drawdowns(Map<String, Object> json, DrawdownMetrics drawdowns) {
        json.put("drawdowns", drawdowns.count());
        json.put("averageDrawdownPct", rounded(drawdowns.averagePct()));
        json.put("maxDrawdownDays", days(drawdowns.maxNanos()));
        json.put("averageDrawdownDays", days(drawdowns.averageNanos()));
    }

    private static Map<String, Object> costs(BacktestResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fees", rounded(result.costs().fees().doubleValue()));
        json.put("inPrices", rounded(result.costs().inPrices().doubleValue()));
        json.put("turnover", rounded(result.costs().turnover().doubleValue()));
        return json;
    }

    private static Map<String, Object> trades(BacktestResult result) {
        TradeMetrics trades = result.metrics().trades();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", trades.count());
        json.put("wins", trades.wins());
        json.put("losses", trades.losses());
        json.put("winRatePct", rounded(trades.winRatePct()));
        json.put("bestPct", rounded(trades.bestPct()));
        json.put("worstPct", rounded(trades.worstPct()));
        json.put("averagePct", rounded(trades.averagePct()));
        json.put("expectancyPct", rounded(trades.expectancyPct()));
        json.put("expectancy", rounded(trades.expectancy()));
        json.put("profitFactor", rounded(trades.profitFactor()));
        json.put("profitFactorMoney", rounded(trades.profitFactorMoney()));
        json.put("sqn", rounded(trades.sqn()));
        json.put("kelly", rounded(trades.kellyRatio()));
        json.put("maxDays", days(trades.maxNanos()));
        json.put("averageDays", days(trades.averageNanos()));
        json.put("averageMaePct", rounded(trades.averageMaePct()));
        json.put("averageMfePct", rounded(trades.averageMfePct()));
        json.put("items", result.trades().stream().map(BacktestJson::trade).toList());
        return json;
    }

    private static Map<String, Object> trade(ClosedTrade trade) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("strategy", trade.strategy());
        json.put("symbol", trade.symbol().name());
        json.put("side", trade.side().name());
        json.put("quantity", FixedPoint.format(trade.quantity()));
        json.put("entryAt", UtcNanos.format(trade.entryNanos()));
        json.put("entryPrice", FixedPoint.format(trade.entryPrice()));
        json.put("exitAt", UtcNanos.format(trade.exitNanos()));
        json.put("exitPrice", FixedPoint.format(trade.exitPrice()));
        json.put("fees", plain(trade.fees()));
        json.put("pnl", plain(trade.pnl()));
        json.put("returnPct", rounded(trade.returnPct()));
        json.put("maePct", rounded(trade.maePct()));
        json.put("mfePct", rounded(trade.mfePct()));
        json.put("finished", trade.finished());
        return json;
    }

    private static Map<String, Object> openPositions(BacktestResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        result.openPositions().forEach((symbol, units) -> json.put(symbol.name(), FixedPoint.format(units)));
        return json;
    }

    private static Map<String, Object> counts(RunCounts counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("events", counts.events());
        json.put("candles", counts.candles());
        json.put("trades", counts.trades());
        json.put("skipped", counts.skipped());
        json.put("ideas", counts.ideas());
        json.put("orders", counts.orders());
        json.put("fills", counts.fills());
        json.put("refusals", counts.refusals());
        return json;
    }

    private static Map<String, Object> input(ReadCounts read, RunCounts counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lines", read.lines());
        json.put("events", counts.events());
        json.put("skippedRows", read.skipped());
        Map<String, Object> defects = new LinkedHashMap<>();
        read.defects().forEach((kind, count) -> defects.put(kind.name().toLowerCase(Locale.ROOT), count));
        json.put("defects", defects);
        json.put("rounded", read.rounded());
        return json;
    }

    private static Map<String, Object> settings(BacktestSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cash", plain(settings.cash()));
        json.put("feeStyle", word(settings.fees().style()));
        json.put("makerBps", plain(settings.fees().makerBps()));
        json.put("takerBps", plain(settings.fees().takerBps()));
        json.put("feePerOrder", plain(settings.fees().perOrder()));
        json.put("leastFee", plain(settings.fees().minimum()));
        json.put("slippageBps", plain(settings.slippageBps()));
        json.put("fill", word(settings.fills().model()));
        json.put("latencyMillis", settings.fills().latencyNanos() / 1e6);
        json.put("participationPct", settings.fills().participationPct());
        json.put("probabilityPct", settings.fills().probabilityPct());
        json.put("seed", settings.fills().seed());
        Sizing sizing = settings.sizing();
        json.put("size", word(sizing.method()) + " " + plain(sizing.amount()));
        json.put("units", word(sizing.units()));
        json.put("shorts", settings.rules().shorts());
        json.put("exclusive", settings.rules().exclusive());
        json.put("stops", settings.rules().stops());
        json.put("finish", word(settings.rules().finish()));
        json.put("gates", settings.gating().isPresent());
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static double days(long nanos) {
        return BigDecimal.valueOf(nanos / DAY_NANOS)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private static @Nullable Double rounded(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                        .doubleValue()
                : null;
    }
}
