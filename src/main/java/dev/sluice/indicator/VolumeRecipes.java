package dev.sluice.indicator;

import static dev.sluice.indicator.Chart.at;
import static dev.sluice.indicator.IndicatorParameter.period;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.Recipe.Computation;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.TypicalPriceIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.num.Num;

/** Prices weighted with what was traded. */
final class VolumeRecipes {
    static final List<Recipe> ALL = List.of(vwap(), sessionVwap(), anchoredVwap(), obv(), mfi(), cmf());

    private static final long DAY = 86_400 * UtcNanos.PER_SECOND;

    private VolumeRecipes() {}

    private static Recipe vwap() {
        return new Recipe(
                new IndicatorKind(
                        "vwap",
                        "Volume-weighted average price, rolling",
                        "Σ typical price × volume / Σ volume over the last `period` candles; typical price = (high +"
                                + " low + close) / 3",
                        List.of(period("period", 20)),
                        List.of("vwap")),
                arguments -> List.of(arguments.period()),
                (chart, arguments) -> weighted(new TypicalPriceIndicator(chart.series()), arguments.period()));
    }

    /** The library's running sums of volume do not come back to 0 after it: then it divides by what is left. */
    static Computation weighted(Indicator<Num> prices, int period) {
        Window value = new Window(period);
        Window volume = new Window(period);
        return (candle, index, values) -> {
            double traded = candle.volume().doubleValue();
            value.add(at(prices, index) * traded);
            volume.add(traded);
            values[0] = value.sum() / volume.sum();
        };
    }

    private static Recipe sessionVwap() {
        return new Recipe(
                new IndicatorKind(
                        "session-vwap",
                        "Volume-weighted average price of the day",
                        "as vwap, over all candles that open since 00:00 UTC",
                        List.of(),
                        List.of("vwap")),
                _ -> List.of(1),
                (_, _) -> new CumulativeVwap(true));
    }

    private static Recipe anchoredVwap() {
        return new Recipe(
                new IndicatorKind(
                        "anchored-vwap",
                        "Volume-weighted average price since the start",
                        "as vwap, over all candles",
                        List.of(),
                        List.of("vwap")),
                _ -> List.of(1),
                (_, _) -> new CumulativeVwap(false));
    }

    private static Recipe obv() {
        return new Recipe(
                new IndicatorKind(
                        "obv",
                        "On-balance volume",
                        "0 at the first candle, then plus the volume of each higher close, minus that of each lower",
                        List.of(),
                        List.of("obv")),
                _ -> List.of(1),
                (chart, _) -> Chart.told(new OnBalanceVolumeIndicator(chart.series())));
    }

    private static Recipe mfi() {
        return new Recipe(
                new IndicatorKind(
                        "mfi",
                        "Money flow index",
                        "100 − 100 / (1 + Σ rising / Σ falling typical price × volume) over `period` changes; 100"
                                + " without falling ones",
                        List.of(period("period", 14)),
                        List.of("mfi")),
                arguments -> List.of(arguments.period() + 1),
                VolumeRecipes::moneyFlow);
    }

    /** The library adds 1 to what it divides by, which shows where volumes are small. */
    private static Computation moneyFlow(Chart chart, Arguments arguments) {
        TypicalPriceIndicator prices = new TypicalPriceIndicator(chart.series());
        Window rising = new Window(arguments.period());
        Window falling = new Window(arguments.period());
        return (candle, index, values) -> {
            if (index > 0) {
                double price = at(prices, index);
                double change = price - at(prices, index - 1);
                double flow = price * candle.volume().doubleValue();
                rising.add(change > 0 ? flow : 0);
                falling.add(change < 0 ? flow : 0);
                double down = falling.sum();
                values[0] = down > 0 ? 100 - 100 / (1 + rising.sum() / down) : 100;
            }
        };
    }

    private static Recipe cmf() {
        return new Recipe(
                new IndicatorKind(
                        "cmf",
                        "Chaikin money flow",
                        "Σ volume × ((close − low) − (high − close)) / (high − low) / Σ volume over `period`; a"
                                + " candle without a range counts 0",
                        List.of(period("period", 20)),
                        List.of("cmf")),
                arguments -> List.of(arguments.period()),
                (_, arguments) -> chaikin(arguments.period()));
    }

    private static Computation chaikin(int period) {
        Window flow = new Window(period);
        Window volume = new Window(period);
        return (candle, _, values) -> {
            double traded = candle.volume().doubleValue();
            double range = (double) candle.high() - candle.low();
            double lean = ((double) candle.close() - candle.low()) - ((double) candle.high() - candle.close());
            flow.add(range > 0 ? traded * lean / range : 0);
            volume.add(traded);
            values[0] = flow.sum() / volume.sum();
        };
    }

    /** Sums that begin anew each day, or never. */
    private static final class CumulativeVwap implements Computation {
        private final boolean daily;
        private long day;
        private double value;
        private double volume;

        CumulativeVwap(boolean daily) {
            this.daily = daily;
        }

        @Override
        public void next(CandleClosed candle, int index, double[] values) {
            long today = daily ? Math.floorDiv(candle.openNanos(), DAY) : 0;
            if (today != day) {
                day = today;
                value = 0;
                volume = 0;
            }
            double traded = candle.volume().doubleValue();
            value += Chart.whole((double) candle.high() + candle.low() + candle.close()) / 3 * traded;
            volume += traded;
            values[0] = value / volume;
        }
    }
}
