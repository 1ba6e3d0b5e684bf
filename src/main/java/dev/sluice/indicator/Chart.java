package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.Recipe.Computation;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.UtcNanos;
import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/** The newest candles as ta4j wants them. */
final class Chart {
    private static final double UNITS = FixedPoint.ONE;

    private final BarSeries series;

    /** @param candles that are kept; older ones are forgotten */
    Chart(int candles) {
        series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .withMaxBarCount(candles)
                .build();
    }

    BarSeries series() {
        return series;
    }

    ClosePriceIndicator closes() {
        return new ClosePriceIndicator(series);
    }

    /** The candle's index, which counts forgotten ones too. */
    int add(CandleClosed candle) {
        Instant open = UtcNanos.toInstant(candle.openNanos());
        Instant close = UtcNanos.toInstant(candle.closeNanos());
        series.addBar(new BaseBar(
                Duration.between(open, close),
                open,
                close,
                price(candle.open()),
                price(candle.high()),
                price(candle.low()),
                price(candle.close()),
                DoubleNum.valueOf(candle.volume()),
                DoubleNum.valueOf(candle.quoteVolume()),
                candle.trades()));
        return series.getEndIndex();
    }

    /** Whole units of quote currency; the double next to the exact price. */
    static double whole(double units) {
        return units / UNITS;
    }

    private static Num price(long units) {
        return DoubleNum.valueOf(whole(units));
    }

    static double at(org.ta4j.core.Indicator<Num> indicator, int index) {
        return indicator.getValue(index).doubleValue();
    }

    /** Each output is an indicator of the library. */
    @SafeVarargs
    static Computation told(org.ta4j.core.Indicator<Num>... outputs) {
        return (_, index, values) -> {
            for (int i = 0; i < outputs.length; i++) {
                values[i] = at(outputs[i], index);
            }
        };
    }
}
