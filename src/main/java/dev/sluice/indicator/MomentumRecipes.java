package dev.sluice.indicator;

import static dev.sluice.indicator.Chart.at;
import static dev.sluice.indicator.IndicatorParameter.period;
import static dev.sluice.indicator.IndicatorParameter.window;

import dev.sluice.indicator.Recipe.Computation;
import java.util.List;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;

/** How fast and how far closes move. */
final class MomentumRecipes {
    static final List<Recipe> ALL = List.of(rsi(), macd(), stochastic(), williams(), cci(), roc());

    private MomentumRecipes() {}

    private static Recipe rsi() {
        return new Recipe(
                new IndicatorKind(
                        "rsi",
                        "Relative strength index",
                        "100 − 100 / (1 + average gain / average loss), averages after Wilder: the first is the mean of"
                                + " the first `period` changes, then weight 1 / period; 100 without losses",
                        List.of(period("period", 14)),
                        List.of("rsi")),
                arguments -> List.of(arguments.period() + 1),
                MomentumRecipes::strength);
    }

    private static Computation strength(Chart chart, Arguments arguments) {
        GainIndicator gains = new GainIndicator(chart.closes());
        LossIndicator losses = new LossIndicator(chart.closes());
        SeededAverage gain = SeededAverage.wilder(arguments.period());
        SeededAverage loss = SeededAverage.wilder(arguments.period());
        return (_, index, values) -> {
            if (index > 0) {
                double up = gain.add(at(gains, index));
                double down = loss.add(at(losses, index));
                values[0] = down > 0 ? 100 - 100 / (1 + up / down) : 100;
            }
        };
    }

    private static Recipe macd() {
        return new Recipe(
                new IndicatorKind(
                        "macd",
                        "Moving average convergence/divergence",
                        "macd = ema(fast) − ema(slow); signal = its exponential average over `signal` values, which"
                                + " begins with the mean of the first; histogram = macd − signal",
                        List.of(period("fast", 12), period("slow", 26), period("signal", 9)),
                        List.of("macd", "signal", "histogram")),
                arguments -> {
                    int line = Math.max(arguments.whole("fast"), arguments.whole("slow"));
                    int signal = line + arguments.whole("signal") - 1;
                    return List.of(line, signal, signal);
                },
                MomentumRecipes::convergence);
    }

    private static Computation convergence(Chart chart, Arguments arguments) {
        MovingAverage fast = MovingAverage.exponential(arguments.whole("fast"));
        MovingAverage slow = MovingAverage.exponential(arguments.whole("slow"));
        SeededAverage signal = SeededAverage.exponential(arguments.whole("signal"));
        return (candle, _, values) -> {
            double line = Chart.whole(fast.add(candle.close())) - Chart.whole(slow.add(candle.close()));
            values[0] = line;
            if (!Double.isNaN(line)) {
                values[1] = signal.add(line);
                values[2] = line - values[1];
            }
        };
    }

    private static Recipe stochastic() {
        return new Recipe(
                new IndicatorKind(
                        "stochastic",
                        "Stochastic oscillator",
                        "k = mean over `smooth` of 100 × (close − lowest low) / (highest high − lowest low) over"
                                + " `period`, 0 where these are equal; d = mean of k over `signal`",
                        List.of(period("period", 14), period("smooth", 3), period("signal", 3)),
                        List.of("k", "d")),
                arguments -> {
                    int k = arguments.period() + arguments.whole("smooth") - 1;
                    return List.of(k, k + arguments.whole("signal") - 1);
                },
                MomentumRecipes::oscillation);
    }

    /** The library divides by a range of 0 without a word, and a sum that once was NaN stays it. */
    private static Computation oscillation(Chart chart, Arguments arguments) {
        HighestValueIndicator highest =
                new HighestValueIndicator(new HighPriceIndicator(chart.series()), arguments.period());
        LowestValueIndicator lowest =
                new LowestValueIndicator(new LowPriceIndicator(chart.series()), arguments.period());
        Window smooth = new Window(arguments.whole("smooth"));
        Window signal = new Window(arguments.whole("signal"));
        return (candle, index, values) -> {
            double low = at(lowest, index);
            double range = at(highest, index) - low;
            smooth.add(range > 0 ? 100 * (Chart.whole(candle.close()) - low) / range : 0);
            values[0] = smooth.mean();
            signal.add(values[0]);
            values[1] = signal.mean();
        };
    }

    private static Recipe williams() {
        return new Recipe(
                new IndicatorKind(
                        "williams-r",
                        "Williams %R",
                        "−100 × (highest high − close) / (highest high − lowest low) over `period`",
                        List.of(period("period", 14)),
                        List.of("williams-r")),
                arguments -> List.of(arguments.period()),
                (chart, arguments) -> Chart.told(new WilliamsRIndicator(chart.series(), arguments.period())));
    }

    private static Recipe cci() {
        return new Recipe(
                new IndicatorKind(
                        "cci",
                        "Commodity channel index",
                        "(typical price − its mean) / (0.015 × its mean deviation) over `period`; typical price ="
                                + " (high + low + close) / 3",
                        List.of(window("period", 20)),
                        List.of("cci")),
                arguments -> List.of(arguments.period()),
                (_, arguments) -> channelIndex(arguments.period()));
    }

    /**
     * In units of 10⁻⁸ and without dividing first, so that it is exact: where nothing moved, the library makes numbers
     * of what rounding left.
     */
    private static Computation channelIndex(int period) {
        Window window = new Window(period);
        return (candle, _, values) -> {
            double price = (double) candle.high() + candle.low() + candle.close();
            window.add(price);
            double sum = window.sum();
            double deviations = window.deviations(sum, period);
            values[0] = (price * period - sum) * period / (0.015 * deviations);
        };
    }

    private static Recipe roc() {
        return new Recipe(
                new IndicatorKind(
                        "roc",
                        "Rate of change",
                        "100 × (close − close `period` candles ago) / close `period` candles ago",
                        List.of(period("period", 12)),
                        List.of("roc")),
                arguments -> List.of(arguments.period() + 1),
                (chart, arguments) -> Chart.told(new ROCIndicator(chart.closes(), arguments.period())));
    }
}
