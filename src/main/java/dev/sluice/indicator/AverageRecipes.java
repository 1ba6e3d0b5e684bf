package dev.sluice.indicator;

import static dev.sluice.indicator.IndicatorParameter.factor;
import static dev.sluice.indicator.IndicatorParameter.period;
import static dev.sluice.indicator.IndicatorParameter.window;

import dev.sluice.indicator.Recipe.Computation;
import java.util.List;
import org.ta4j.core.indicators.averages.HMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNum;

/** Averages of closes, and bands round them. */
final class AverageRecipes {
    static final List<Recipe> ALL = List.of(sma(), ema(), wma(), hma(), vwma(), deviation(), bollinger());

    private AverageRecipes() {}

    private static Recipe sma() {
        return new Recipe(
                new IndicatorKind(
                        "sma",
                        "Simple moving average",
                        "mean of the last `period` closes, summed in integers",
                        List.of(period("period", 20)),
                        List.of("sma")),
                arguments -> List.of(arguments.period()),
                (_, arguments) -> ofCloses(MovingAverage.simple(arguments.period())));
    }

    private static Recipe ema() {
        return new Recipe(
                new IndicatorKind(
                        "ema",
                        "Exponential moving average",
                        "weight 2 / (period + 1); the first value is the mean of the first `period` closes",
                        List.of(period("period", 20)),
                        List.of("ema")),
                arguments -> List.of(arguments.period()),
                (_, arguments) -> ofCloses(MovingAverage.exponential(arguments.period())));
    }

    private static Computation ofCloses(MovingAverage average) {
        return (candle, _, values) -> values[0] = Chart.whole(average.add(candle.close()));
    }

    private static Recipe wma() {
        return new Recipe(
                new IndicatorKind(
                        "wma",
                        "Weighted moving average",
                        "the last `period` closes with weights period, period − 1, … 1",
                        List.of(period("period", 20)),
                        List.of("wma")),
                arguments -> List.of(arguments.period()),
                (chart, arguments) -> Chart.told(new WMAIndicator(chart.closes(), arguments.period())));
    }

    private static Recipe hma() {
        return new Recipe(
                new IndicatorKind(
                        "hma",
                        "Hull moving average",
                        "wma over √period, rounded down, of 2 × wma(period / 2) − wma(period)",
                        List.of(window("period", 20)),
                        List.of("hma")),
                arguments -> List.of(arguments.period() + (int) Math.sqrt(arguments.period()) - 1),
                (chart, arguments) -> Chart.told(new HMAIndicator(chart.closes(), arguments.period())));
    }

    private static Recipe vwma() {
        return new Recipe(
                new IndicatorKind(
                        "vwma",
                        "Volume-weighted moving average",
                        "Σ close × volume / Σ volume over the last `period` candles",
                        List.of(period("period", 20)),
                        List.of("vwma")),
                arguments -> List.of(arguments.period()),
                (chart, arguments) -> VolumeRecipes.weighted(chart.closes(), arguments.period()));
    }

    private static Recipe deviation() {
        return new Recipe(
                new IndicatorKind(
                        "stddev",
                        "Standard deviation",
                        "of the last `period` closes as a population: divided by `period`",
                        List.of(window("period", 20)),
                        List.of("stddev")),
                arguments -> List.of(arguments.period()),
                (chart, arguments) -> Chart.told(new StandardDeviationIndicator(chart.closes(), arguments.period())));
    }

    private static Recipe bollinger() {
        return new Recipe(
                new IndicatorKind(
                        "bollinger",
                        "Bollinger bands",
                        "sma(period) ± multiplier × stddev(period)",
                        List.of(window("period", 20), factor("multiplier", 2)),
                        List.of("middle", "upper", "lower")),
                arguments -> List.of(arguments.period(), arguments.period(), arguments.period()),
                AverageRecipes::bands);
    }

    private static Computation bands(Chart chart, Arguments arguments) {
        BollingerBandsMiddleIndicator middle =
                new BollingerBandsMiddleIndicator(new SMAIndicator(chart.closes(), arguments.period()));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(chart.closes(), arguments.period());
        DoubleNum multiplier = DoubleNum.valueOf(arguments.number("multiplier"));
        return Chart.told(
                middle,
                new BollingerBandsUpperIndicator(middle, deviation, multiplier),
                new BollingerBandsLowerIndicator(middle, deviation, multiplier));
    }
}
