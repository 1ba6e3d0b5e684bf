package dev.sluice.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;

class MovingAverageTest {
    @Property(tries = 200)
    void simpleAverageIsTheExactMeanHoweverLargeTheValues(
            @ForAll @Size(min = 1, max = 60) List<Long> values, @ForAll @IntRange(min = 1, max = 12) int period) {
        MovingAverage average = MovingAverage.simple(period);

        for (int i = 0; i < values.size(); i++) {
            double told = average.add(values.get(i));
            assertThat(average.isWarm()).isEqualTo(i + 1 >= period);
            assertThat(Double.valueOf(average.value())).isEqualTo(Double.valueOf(told));
            if (average.isWarm()) {
                double exact = mean(values.subList(i + 1 - period, i + 1));
                assertThat(told).isCloseTo(exact, within(4 * Math.ulp(Math.max(0x1p53, Math.abs(exact)))));
            } else {
                assertThat(told).isNaN();
            }
        }
    }

    private static double mean(List<Long> values) {
        BigDecimal sum = values.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128)
                .doubleValue();
    }

    @Test
    void simpleAverageDoesNotDriftOverAMillionValues() {
        MovingAverage used = MovingAverage.simple(30);
        MovingAverage fresh = MovingAverage.simple(30);
        long[] values = new Random(1).longs(1_000_000, 1, 10_000_000_000_000L).toArray();
        LongStream.of(values).forEach(used::add);
        LongStream.of(values).skip(values.length - 30).forEach(fresh::add);

        assertThat(used.value()).isEqualTo(fresh.value());
    }

    /** The library's sums are doubles, and it seeds with the first value: its influence fades with the candles. */
    @Test
    void agreesWithTheLibraryOnceItsSeedHasFaded() {
        Chart chart = new Chart(Integer.MAX_VALUE);
        BarSeries series = chart.series();
        SMAIndicator simple = new SMAIndicator(new ClosePriceIndicator(series), 20);
        EMAIndicator exponential = new EMAIndicator(new ClosePriceIndicator(series), 20);
        MovingAverage ourSimple = MovingAverage.simple(20);
        MovingAverage ourExponential = MovingAverage.exponential(20);

        CandleFixture.walk(11, 2_000, 30).forEach(candle -> {
            int index = chart.add(candle);
            ourSimple.add(candle.close());
            ourExponential.add(candle.close());
            if (index >= 19) {
                assertThat(Chart.whole(ourSimple.value())).isCloseTo(Chart.at(simple, index), within(1e-8));
            }
            if (index >= 400) {
                assertThat(Chart.whole(ourExponential.value())).isCloseTo(Chart.at(exponential, index), within(1e-8));
            }
        });
    }

    @Test
    void refusesPeriodsBeyondItsRange() {
        assertThatThrownBy(() -> MovingAverage.simple(0)).hasMessage("period must be 1 to 10000 but is 0");
        assertThatThrownBy(() -> MovingAverage.exponential(10_001))
                .hasMessage("period must be 1 to 10000 but is 10001");
        assertThat(MovingAverage.exponential(10_000).period()).isEqualTo(10_000);
    }
}
