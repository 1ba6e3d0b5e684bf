package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * The definitions as they are printed, over a whole series at once and without any state: what the incremental ones are
 * compared with. Each array has a value for each candle, NaN where there is none.
 */
final class Textbook {
    private final List<CandleClosed> candles;
    private final int size;
    private final double[] close;
    private final double[] high;
    private final double[] low;
    private final double[] volume;
    private final double[] typical;

    Textbook(List<CandleClosed> candles) {
        this.candles = candles;
        this.size = candles.size();
        this.close = each(i -> candles.get(i).close() / 1e8);
        this.high = each(i -> candles.get(i).high() / 1e8);
        this.low = each(i -> candles.get(i).low() / 1e8);
        this.volume = each(i -> candles.get(i).volume().doubleValue());
        this.typical = each(i -> (high[i] + low[i] + close[i]) / 3);
    }

    double[][] of(String name, Map<String, Integer> parameters) {
        int period = of(parameters, "period");
        return switch (name) {
            case "sma" -> new double[][] {mean(close, period)};
            case "ema" -> new double[][] {recursive(close, period, 2.0 / (period + 1))};
            case "wma" -> new double[][] {weighted(close, period)};
            case "hma" -> new double[][] {hull(period)};
            case "vwma" -> new double[][] {ratio(sum(product(close, volume), period), sum(volume, period))};
            case "stddev" -> new double[][] {deviation(period)};
            case "bollinger" -> bands(mean(close, period), scaled(deviation(period), 2));
            case "rsi" -> new double[][] {strength(period)};
            case "macd" -> convergence(of(parameters, "fast"), of(parameters, "slow"), of(parameters, "signal"));
            case "stochastic" -> stochastic(period, of(parameters, "smooth"), of(parameters, "signal"));
            case "williams-r" -> new double[][] {scaled(difference(raw(period), each(_ -> 100)), 1)};
            case "cci" -> new double[][] {channelIndex(period)};
            case "roc" -> new double[][] {from(period, i -> 100 * (close[i] / close[i - period] - 1))};
            case "atr" -> new double[][] {recursive(ranges(), period, 1.0 / period)};
            case "keltner" ->
                bands(
                        recursive(close, period, 2.0 / (period + 1)),
                        scaled(
                                recursive(ranges(), of(parameters, "atr-period"), 1.0 / of(parameters, "atr-period")),
                                2));
            case "donchian" -> donchian(period);
            case "adx" -> direction(period);
            case "aroon" -> aroon(period);
            case "vwap" -> new double[][] {ratio(sum(product(typical, volume), period), sum(volume, period))};
            case "session-vwap" -> new double[][] {cumulativeVwap(true)};
            case "anchored-vwap" -> new double[][] {cumulativeVwap(false)};
            case "obv" -> new double[][] {balance()};
            case "mfi" -> new double[][] {moneyFlow(period)};
            case "cmf" -> new double[][] {ratio(sum(flow(), period), sum(volume, period))};
            default -> throw new IllegalArgumentException("no textbook for " + name);
        };
    }

    private static int of(Map<String, Integer> parameters, String name) {
        return parameters.getOrDefault(name, 0);
    }

    private double[] each(IntToDoubleFunction value) {
        return from(0, value);
    }

    private double[] from(int first, IntToDoubleFunction value) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = i < first ? Double.NaN : value.applyAsDouble(i);
        }
        return values;
    }

    private double[] sum(double[] of, int period) {
        return from(period - 1, i -> {
            double sum = 0;
            for (int j = i - period + 1; j <= i; j++) {
                sum += of[j];
            }
            return sum;
        });
    }

    private double[] mean(double[] of, int period) {
        return scaled(sum(of, period), 1.0 / period);
    }

    private double[] scaled(double[] of, double by) {
        return each(i -> of[i] * by);
    }

    private double[] product(double[] a, double[] b) {
        return each(i -> a[i] * b[i]);
    }

    private double[] ratio(double[] a, double[] b) {
        return each(i -> a[i] / b[i]);
    }

    private double[] difference(double[] a, double[] b) {
        return each(i -> a[i] - b[i]);
    }

    private double[] weighted(double[] of, int period) {
        return from(period - 1, i -> {
            double sum = 0;
            for (int j = 0; j < period; j++) {
                sum += (period - j) * of[i - j];
            }
            return sum * 2 / (period * (period + 1.0));
        });
    }

    private double[] hull(int period) {
        double[] raw = difference(scaled(weighted(close, period / 2), 2), weighted(close, period));
        return weighted(raw, (int) Math.sqrt(period));
    }

    private double[] deviation(int period) {
        double[] mean = mean(close, period);
        return from(period - 1, i -> {
            double squares = 0;
            for (int j = i - period + 1; j <= i; j++) {
                squares += (close[j] - mean[i]) * (close[j] - mean[i]);
            }
            return Math.sqrt(squares / period);
        });
    }

    private double[][] bands(double[] middle, double[] width) {
        return new double[][] {middle, each(i -> middle[i] + width[i]), difference(middle, width)};
    }

    /** Of values that may begin with NaN; the first average is the mean of the first {@code period} numbers. */
    private double[] recursive(double[] of, int period, double weight) {
        double[] values = each(_ -> Double.NaN);
        int first = 0;
        while (first < size && Double.isNaN(of[first])) {
            first++;
        }
        for (int i = first + period - 1; i < size; i++) {
            values[i] = i == first + period - 1 ? mean(of, period)[i] : weight * of[i] + (1 - weight) * values[i - 1];
        }
        return values;
    }

    private double[] strength(int period) {
        double[] gain = recursive(from(1, i -> Math.max(0, close[i] - close[i - 1])), period, 1.0 / period);
        double[] loss = recursive(from(1, i -> Math.max(0, close[i - 1] - close[i])), period, 1.0 / period);
        return each(i -> loss[i] == 0 ? 100 : 100 * gain[i] / (gain[i] + loss[i]));
    }

    private double[][] convergence(int fast, int slow, int signal) {
        double[] line = difference(recursive(close, fast, 2.0 / (fast + 1)), recursive(close, slow, 2.0 / (slow + 1)));
        double[] average = recursive(line, signal, 2.0 / (signal + 1));
        return new double[][] {line, average, difference(line, average)};
    }

    private double highest(int i, int period) {
        double highest = high[i];
        for (int j = i - period + 1; j < i; j++) {
            highest = Math.max(highest, high[j]);
        }
        return highest;
    }

    private double lowest(int i, int period) {
        double lowest = low[i];
        for (int j = i - period + 1; j < i; j++) {
            lowest = Math.min(lowest, low[j]);
        }
        return lowest;
    }

    /** Where the close is between the extremes, percent; NaN where these are one. */
    private double[] raw(int period) {
        return from(period - 1, i -> {
            double lowest = lowest(i, period);
            return 100 * (close[i] - lowest) / (highest(i, period) - lowest);
        });
    }

    private double[][] stochastic(int period, int smooth, int signal) {
        double[] raw = raw(period);
        double[] k = mean(from(period - 1, i -> Double.isNaN(raw[i]) ? 0 : raw[i]), smooth);
        return new double[][] {k, mean(k, signal)};
    }

    /** In thirds of units, which are whole: what does not deviate must not seem to. */
    private double[] channelIndex(int period) {
        double[] price = each(i ->
                candles.get(i).high() + candles.get(i).low() + candles.get(i).close());
        double[] sum = sum(price, period);
        return from(period - 1, i -> {
            double deviations = 0;
            for (int j = i - period + 1; j <= i; j++) {
                deviations += Math.abs(price[j] * period - sum[i]);
            }
            return (price[i] - sum[i] / period) / (0.015 * deviations / period / period);
        });
    }

    private double[] ranges() {
        return from(1, i -> Math.max(high[i], close[i - 1]) - Math.min(low[i], close[i - 1]));
    }

    private double[][] donchian(int period) {
        double[] upper = from(period - 1, i -> highest(i, period));
        double[] lower = from(period - 1, i -> lowest(i, period));
        return new double[][] {each(i -> (upper[i] + lower[i]) / 2), upper, lower};
    }

    private double[][] direction(int period) {
        double[] range = recursive(ranges(), period, 1.0 / period);
        double[] up = from(1, i -> movement(high[i] - high[i - 1], low[i - 1] - low[i]));
        double[] down = from(1, i -> movement(low[i - 1] - low[i], high[i] - high[i - 1]));
        double[] plus = percent(recursive(up, period, 1.0 / period), range);
        double[] minus = percent(recursive(down, period, 1.0 / period), range);
        double[] strength = percent(each(i -> Math.abs(plus[i] - minus[i])), each(i -> plus[i] + minus[i]));
        return new double[][] {recursive(strength, period, 1.0 / period), plus, minus};
    }

    private static double movement(double with, double against) {
        return with > against && with > 0 ? with : 0;
    }

    private double[] percent(double[] part, double[] whole) {
        return each(i -> whole[i] == 0 ? 0 : 100 * part[i] / whole[i]);
    }

    private double[][] aroon(int period) {
        double[] up = from(period, i -> 100.0 * (period - age(i, period, high, highest(i, period + 1))) / period);
        double[] down = from(period, i -> 100.0 * (period - age(i, period, low, lowest(i, period + 1))) / period);
        return new double[][] {up, down, difference(up, down)};
    }

    private static int age(int i, int period, double[] of, double extreme) {
        int age = 0;
        while (age < period && of[i - age] != extreme) {
            age++;
        }
        return age;
    }

    private double[] cumulativeVwap(boolean daily) {
        return each(i -> {
            double value = 0;
            double sum = 0;
            for (int j = i; j >= 0 && !(daily && day(j) != day(i)); j--) {
                value += typical[j] * volume[j];
                sum += volume[j];
            }
            return value / sum;
        });
    }

    private long day(int i) {
        return candles.get(i).openNanos() / CandleFixture.DAY;
    }

    private double[] balance() {
        double[] values = new double[size];
        for (int i = 1; i < size; i++) {
            values[i] = values[i - 1] + Math.signum(close[i] - close[i - 1]) * volume[i];
        }
        return values;
    }

    private double[] moneyFlow(int period) {
        double[] rising = from(1, i -> typical[i] > typical[i - 1] ? typical[i] * volume[i] : 0);
        double[] falling = from(1, i -> typical[i] < typical[i - 1] ? typical[i] * volume[i] : 0);
        double[] up = sum(rising, period);
        double[] down = sum(falling, period);
        return each(i -> down[i] == 0 ? 100 : 100 - 100 / (1 + up[i] / down[i]));
    }

    private double[] flow() {
        return each(i -> high[i] == low[i] ? 0 : volume[i] * (2 * close[i] - low[i] - high[i]) / (high[i] - low[i]));
    }
}
