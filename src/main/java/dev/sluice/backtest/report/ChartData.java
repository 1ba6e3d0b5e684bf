package dev.sluice.backtest.report;

import dev.sluice.backtest.BacktestResult;
import dev.sluice.backtest.ClosedTrade;
import dev.sluice.backtest.EquityCurve;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is drawn, as numbers: times in milliseconds, prices and money as the nearest {@code double}. */
final class ChartData {
    /** More points than a screen has columns several times over. */
    static final int POINTS_MAX = 20_000;

    /** Symbols that are drawn; a page with more of them would not be looked at. */
    static final int SYMBOLS_MAX = 12;

    private static final long MILLI = 1_000_000;

    private ChartData() {}

    static Map<String, Object> of(BacktestResult result, PriceTrack prices) {
        EquityCurve curve = result.curve();
        double[] equity = new double[curve.size()];
        double[] drawdownPct = new double[curve.size()];
        double peak = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < equity.length; i++) {
            equity[i] = curve.value(i);
            peak = Math.max(peak, equity[i]);
            drawdownPct[i] = (equity[i] / peak - 1) * 100;
        }
        List<TradeShown> trades = TradeShown.of(result.trades());
        List<Map<String, Object>> symbols = new ArrayList<>();
        prices.symbols().entrySet().stream()
                .limit(SYMBOLS_MAX)
                .forEach(each ->
                        symbols.add(symbol(each.getKey(), each.getValue().finished(), trades)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("equity", points(curve, equity));
        data.put("drawdown", points(curve, drawdownPct));
        data.put("symbols", symbols);
        return data;
    }

    private static List<double[]> points(EquityCurve curve, double[] values) {
        List<double[]> points = new ArrayList<>();
        for (int place : Thinning.places(values, POINTS_MAX)) {
            points.add(new double[] {(double) (curve.time(place) / MILLI), rounded(values[place])});
        }
        return points;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    private static Map<String, Object> symbol(Symbol symbol, PriceTrack.Bars bars, List<TradeShown> trades) {
        List<double[]> candles = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            candles.add(new double[] {
                (double) (bars.from(i) / MILLI),
                price(bars.open(i)),
                price(bars.close(i)),
                price(bars.low(i)),
                price(bars.high(i))
            });
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", symbol.name());
        data.put("candles", candles);
        data.put(
                "trades",
                trades.stream()
                        .filter(shown -> shown.trade().symbol().equals(symbol))
                        .map(ChartData::trade)
                        .toList());
        return data;
    }

    private static Map<String, Object> trade(TradeShown shown) {
        ClosedTrade trade = shown.trade();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("number", shown.number());
        data.put("side", trade.side().name());
        data.put("entry", new double[] {(double) (trade.entryNanos() / MILLI), price(trade.entryPrice())});
        data.put("exit", new double[] {(double) (trade.exitNanos() / MILLI), price(trade.exitPrice())});
        data.put("returnPct", rounded(trade.returnPct()));
        return data;
    }

    private static double price(long units) {
        return FixedPoint.toDecimal(units).doubleValue();
    }
}
