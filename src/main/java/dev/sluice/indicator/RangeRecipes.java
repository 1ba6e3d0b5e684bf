package dev.sluice.indicator;

import static dev.sluice.indicator.Chart.at;
import static dev.sluice.indicator.IndicatorParameter.factor;
import static dev.sluice.indicator.IndicatorParameter.period;

import dev.sluice.indicator.Recipe.Computation;
import java.util.List;
import org.ta4j.core.indicators.adx.MinusDMIndicator;
import org.ta4j.core.indicators.adx.PlusDMIndicator;
import org.ta4j.core.indicators.aroon.AroonDownIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;

/** How wide candles are, and which way they lean. */
final class RangeRecipes {
    static final List<Recipe> ALL = List.of(atr(), keltner(), donchian(), adx(), aroon());

    private RangeRecipes() {}

    private static Recipe atr() {
        return new Recipe(
                new IndicatorKind(
                        "atr",
                        "Average true range",
                        "Wilder's average of max(high, close before) − min(low, close before); the first is the mean of"
                                + " the first `period` true ranges, of which the first candle has none",
                        List.of(period("period", 14)),
                        List.of("atr")),
                arguments -> List.of(arguments.period() + 1),
                (chart, arguments) -> {
                    TRIndicator ranges = new TRIndicator(chart.series());
                    SeededAverage range = SeededAverage.wilder(arguments.period());
                    return (_, index, values) -> values[0] = index == 0 ? Double.NaN : range.add(at(ranges, index));
                });
    }

    private static Recipe keltner() {
        return new Recipe(
                new IndicatorKind(
                        "keltner",
                        "Keltner channel",
                        "ema(period) ± multiplier × atr(atr-period)",
                        List.of(period("period", 20), factor("multiplier", 2), period("atr-period", 10)),
                        List.of("middle", "upper", "lower")),
                arguments -> {
                    int bands = Math.max(arguments.period(), arguments.whole("atr-period") + 1);
                    return List.of(arguments.period(), bands, bands);
                },
                RangeRecipes::channel);
    }

    private static Computation channel(Chart chart, Arguments arguments) {
        MovingAverage middle = MovingAverage.exponential(arguments.period());
        TRIndicator ranges = new TRIndicator(chart.series());
        SeededAverage range = SeededAverage.wilder(arguments.whole("atr-period"));
        double multiplier = arguments.number("multiplier");
        return (candle, index, values) -> {
            values[0] = Chart.whole(middle.add(candle.close()));
            double width = index == 0 ? Double.NaN : multiplier * range.add(at(ranges, index));
            values[1] = values[0] + width;
            values[2] = values[0] - width;
        };
    }

    private static Recipe donchian() {
        return new Recipe(
                new IndicatorKind(
                        "donchian",
                        "Donchian channel",
                        "highest high and lowest low of the last `period` candles, the newest among them; middle ="
                                + " their mean",
                        List.of(period("period", 20)),
                        List.of("middle", "upper", "lower")),
                arguments -> List.of(arguments.period(), arguments.period(), arguments.period()),
                (chart, arguments) -> {
                    var highest = new HighestValueIndicator(new HighPriceIndicator(chart.series()), arguments.period());
                    var lowest = new LowestValueIndicator(new LowPriceIndicator(chart.series()), arguments.period());
                    return (_, index, values) -> {
                        values[1] = at(highest, index);
                        values[2] = at(lowest, index);
                        values[0] = (values[1] + values[2]) / 2;
                    };
                });
    }

    private static Recipe adx() {
        return new Recipe(
                new IndicatorKind(
                        "adx",
                        "Average directional index",
                        "plus-di, minus-di = 100 × Wilder's average of the directional movements / that of the true"
                                + " range; adx = Wilder's average of 100 × abs(plus-di − minus-di) / (plus-di +"
                                + " minus-di), which begins with the mean of its first `period` values",
                        List.of(period("period", 14)),
                        List.of("adx", "plus-di", "minus-di")),
                arguments -> List.of(2 * arguments.period(), arguments.period() + 1, arguments.period() + 1),
                RangeRecipes::direction);
    }

    private static Computation direction(Chart chart, Arguments arguments) {
        TRIndicator ranges = new TRIndicator(chart.series());
        PlusDMIndicator ups = new PlusDMIndicator(chart.series());
        MinusDMIndicator downs = new MinusDMIndicator(chart.series());
        SeededAverage range = SeededAverage.wilder(arguments.period());
        SeededAverage up = SeededAverage.wilder(arguments.period());
        SeededAverage down = SeededAverage.wilder(arguments.period());
        SeededAverage strength = SeededAverage.wilder(arguments.period());
        return (_, index, values) -> {
            if (index == 0) {
                return;
            }
            double width = range.add(at(ranges, index));
            values[1] = percent(up.add(at(ups, index)), width);
            values[2] = percent(down.add(at(downs, index)), width);
            if (range.isWarm()) {
                values[0] = strength.add(percent(Math.abs(values[1] - values[2]), values[1] + values[2]));
            }
        };
    }

    /** Nothing of nothing is nothing: a market that stands still has no direction. */
    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }

    private static Recipe aroon() {
        return new Recipe(
                new IndicatorKind(
                        "aroon",
                        "Aroon",
                        "up = 100 × (period − candles since the highest high of the last `period` + 1) / period; down"
                                + " likewise; oscillator = up − down; of equal ones the newest counts",
                        List.of(period("period", 25)),
                        List.of("up", "down", "oscillator")),
                arguments -> List.of(arguments.period() + 1, arguments.period() + 1, arguments.period() + 1),
                (chart, arguments) -> {
                    AroonUpIndicator up = new AroonUpIndicator(chart.series(), arguments.period());
                    AroonDownIndicator down = new AroonDownIndicator(chart.series(), arguments.period());
                    return (_, index, values) -> {
                        values[0] = at(up, index);
                        values[1] = at(down, index);
                        values[2] = values[0] - values[1];
                    };
                });
    }
}
