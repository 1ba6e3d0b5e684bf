package dev.sluice.backtest.report;

import dev.sluice.backtest.BacktestResult;
import dev.sluice.backtest.BacktestSettings;
import dev.sluice.backtest.ClosedTrade;
import dev.sluice.backtest.EquityCurve;
import dev.sluice.backtest.PerformanceMetrics;
import dev.sluice.backtest.ReturnMetrics;
import dev.sluice.backtest.TradeMetrics;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of a report that needs no script. */
final class ReportTables {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Year");
    private static final double DAY_NANOS = 86_400e9;
    private static final int MONEY_SCALE = 2;

    private final BacktestResult result;
    private final List<ReportPage.Source> sources;
    private final Map<String, String> parameters;

    ReportTables(BacktestResult result, List<ReportPage.Source> sources, Map<String, String> parameters) {
        this.result = result;
        this.sources = sources;
        this.parameters = parameters;
    }

    void write(Html page, String title) {
        page.element("h1", title).raw("<p class=\"span\">").text(span()).raw("</p>\n");
        headline(page);
        page.raw("<noscript><p>Charts need JavaScript; all figures are below without it.</p></noscript>\n")
                .raw("<section id=\"drawn\"><h2>Equity and drawdown</h2><div class=\"chart\" id=\"equity\"></div>\n")
                .raw("<h2>Price and trades</h2><div id=\"prices\"></div></section>\n");
        monthly(page);
        metrics(page);
        settings(page);
        trades(page);
    }

    private String span() {
        EquityCurve curve = result.curve();
        return curve.size() == 0
                ? "no event"
                : time(curve.startNanos()) + " to " + time(curve.time(curve.size() - 1)) + ", UTC";
    }

    private void headline(Html page) {
        PerformanceMetrics metrics = result.metrics();
        page.raw("<dl class=\"tiles\">\n");
        tile(page, "Return", pct(metrics.returns().totalPct()));
        tile(page, "Final equity", money(result.finalEquity()));
        tile(page, "Max drawdown", pct(metrics.drawdowns().maxPct()));
        tile(page, "Sharpe", number(metrics.returns().sharpeRatio()));
        tile(page, "Trades", Integer.toString(metrics.trades().count()));
        tile(page, "Win rate", pct(metrics.trades().winRatePct()));
        tile(page, "Profit factor", number(metrics.trades().profitFactor()));
        tile(page, "Costs", money(result.costs().fees().add(result.costs().inPrices())));
        page.raw("</dl>\n");
    }

    private static void tile(Html page, String name, String value) {
        page.raw("<div><dt>").text(name).raw("</dt><dd>").text(value).raw("</dd></div>\n");
    }

    private void monthly(Html page) {
        page.raw("<h2>Months</h2>\n<div class=\"wide\"><table class=\"months\"><thead><tr><th></th>");
        MONTHS.forEach(month -> page.raw("<th scope=\"col\">").text(month).raw("</th>"));
        page.raw("</tr></thead><tbody>\n");
        Monthly.of(result.curve(), result.settings().cash().doubleValue())
                .years()
                .forEach((year, row) -> {
                    page.raw("<tr><th scope=\"row\">").text(year.toString()).raw("</th>");
                    for (double value : row) {
                        month(page, value);
                    }
                    page.raw("</tr>\n");
                });
        page.raw("</tbody></table></div>\n<p class=\"note\">Percent, UTC.</p>\n");
    }

    private static void month(Html page, double returnPct) {
        String text = Double.isNaN(returnPct) ? "" : String.format(Locale.ROOT, "%.1f", returnPct);
        boolean nothing = text.isEmpty() || text.equals("0.0") || text.equals("-0.0");
        page.raw(nothing ? "<td>" : returnPct < 0 ? "<td class=\"loss\">" : "<td class=\"gain\">")
                .text(text)
                .raw("</td>");
    }

    private void metrics(Html page) {
        ReturnMetrics returns = result.metrics().returns();
        TradeMetrics trades = result.metrics().trades();
        page.raw("<h2>Figures</h2>\n<div class=\"columns\">\n<table><caption>Return and risk</caption><tbody>\n")
                .row("Return", pct(returns.totalPct()))
                .row("Buy and hold", pct(returns.buyAndHoldPct()))
                .row("CAGR", pct(returns.cagrPct()))
                .row("Volatility, a year", pct(returns.volatilityPct()))
                .row("Sharpe", number(returns.sharpeRatio()))
                .row("Sortino", number(returns.sortinoRatio()))
                .row("Calmar", number(returns.calmarRatio()))
                .row("Periods a year", Integer.toString(returns.periodsPerYear()))
                .row("Max drawdown", pct(result.metrics().drawdowns().maxPct()))
                .row("Mean drawdown", pct(result.metrics().drawdowns().averagePct()))
                .row("Longest drawdown", days(result.metrics().drawdowns().maxNanos()))
                .row("Peak equity", number(result.curve().peak()))
                .row("Exposure", pct(result.metrics().exposure().exposurePct()))
                .raw("</tbody></table>\n<table><caption>Trades</caption><tbody>\n")
                .row("Trades", Integer.toString(trades.count()))
                .row("Won / lost", trades.wins() + " / " + trades.losses())
                .row("Win rate", pct(trades.winRatePct()))
                .row("Best", pct(trades.bestPct()))
                .row("Worst", pct(trades.worstPct()))
                .row("Geometric mean", pct(trades.averagePct()))
                .row("Expectancy", pct(trades.expectancyPct()))
                .row("Expectancy, money", number(trades.expectancy()))
                .row("Profit factor", number(trades.profitFactor()))
                .row("Profit factor, money", number(trades.profitFactorMoney()))
                .row("SQN", number(trades.sqn()))
                .row("Kelly", number(trades.kellyRatio()))
                .row("Mean MAE / MFE", pct(trades.averageMaePct()) + " / " + pct(trades.averageMfePct()))
                .row("Mean / longest", days(trades.averageNanos()) + " / " + days(trades.maxNanos()))
                .raw("</tbody></table>\n<table><caption>Costs and counts</caption><tbody>\n")
                .row("Fees", money(result.costs().fees()))
                .row("In prices", money(result.costs().inPrices()))
                .row("Turnover", money(result.costs().turnover()))
                .row("Events", Long.toString(result.counts().events()))
                .row("Ideas", Long.toString(result.counts().ideas()))
                .row("Orders", Long.toString(result.counts().orders()))
                .row("Fills", Long.toString(result.counts().fills()));
        result.counts().refusals().forEach((reason, count) -> page.row("Refused: " + reason, count.toString()));
        page.raw("</tbody></table>\n</div>\n");
    }

    private void settings(Html page) {
        BacktestSettings settings = result.settings();
        page.raw("<h2>Settings and files</h2>\n<div class=\"columns\">\n<table><caption>Settings</caption><tbody>\n")
                .row("Strategies", String.join(", ", result.strategies()));
        parameters.forEach(page::row);
        page.row("Cash", money(settings.cash()))
                .row(
                        "Fees",
                        "maker " + settings.fees().makerBps().toPlainString() + " bps, taker "
                                + settings.fees().takerBps().toPlainString() + " bps, "
                                + word(settings.fees().style()))
                .row("Slippage", settings.slippageBps().toPlainString() + " bps")
                .row("Fills", word(settings.fills().model()))
                .row(
                        "Size",
                        word(settings.sizing().method()) + " "
                                + settings.sizing().amount().toPlainString() + ", "
                                + word(settings.sizing().units()))
                .row("Shorts", settings.rules().shorts() ? "yes" : "no")
                .row("At the end", word(settings.rules().finish()))
                .row("Digest", result.digest())
                .raw("</tbody></table>\n<table><caption>Files</caption><thead><tr><th scope=\"col\">file</th>")
                .raw("<th scope=\"col\">what</th><th scope=\"col\">events</th><th scope=\"col\">left out</th></tr>")
                .raw("</thead><tbody>\n");
        for (ReportPage.Source source : sources) {
            page.raw("<tr><td>")
                    .text(source.name())
                    .raw("</td><td>")
                    .text(source.what())
                    .raw("</td><td>" + source.events() + "</td><td>" + source.skipped() + "</td></tr>\n");
        }
        page.raw("</tbody></table>\n</div>\n");
    }

    private void trades(Html page) {
        page.element("h2", "Trades");
        if (result.trades().size() > TradeShown.SHOWN_MAX) {
            page.raw("<p class=\"note\">")
                    .text("The " + TradeShown.SHOWN_MAX + " of "
                            + result.trades().size() + " that won or lost most; --json has all.")
                    .raw("</p>\n");
        }
        page.raw("<div class=\"wide\"><table class=\"trades\"><thead><tr>");
        List.of("#", "strategy", "symbol", "side", "quantity", "entry", "at", "exit", "at", "fees", "profit", "%")
                .forEach(head -> page.raw("<th scope=\"col\">").text(head).raw("</th>"));
        page.raw("</tr></thead><tbody>\n");
        TradeShown.of(result.trades()).forEach(shown -> trade(page, shown));
        page.raw("</tbody></table></div>\n");
    }

    private static void trade(Html page, TradeShown shown) {
        ClosedTrade trade = shown.trade();
        page.raw(trade.pnl().signum() < 0 ? "<tr class=\"loss\">" : "<tr class=\"gain\">");
        List.of(
                        Integer.toString(shown.number()),
                        trade.strategy(),
                        trade.symbol().name(),
                        trade.side() == Side.BUY ? "long" : "short",
                        FixedPoint.format(trade.quantity()),
                        time(trade.entryNanos()),
                        FixedPoint.format(trade.entryPrice()),
                        time(trade.exitNanos()),
                        FixedPoint.format(trade.exitPrice()),
                        money(trade.fees()),
                        money(trade.pnl()),
                        number(trade.returnPct()))
                .forEach(cell -> page.raw("<td>").text(cell).raw("</td>"));
        page.raw("</tr>\n");
    }

    private static String time(long nanos) {
        String text = UtcNanos.format(nanos);
        return text.endsWith("T00:00:00Z")
                ? text.substring(0, "2026-01-31".length())
                : text.replace("T", " ").replace("Z", "");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(MONEY_SCALE, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String days(long nanos) {
        return String.format(Locale.ROOT, "%.1f days", nanos / DAY_NANOS);
    }

    private static String pct(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f %%", value) : "–";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "–";
    }
}
