package dev.sluice.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.feed.CandleClosed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IndicatorsTest {
    @Property(tries = 40)
    void everyIndicatorEqualsItsDefinition(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 90) int length,
            @ForAll @IntRange(min = 2, max = 9) int p) {
        List<CandleClosed> candles = CandleFixture.walk(seed, length, 1 + Math.floorMod(seed, 30));
        for (IndicatorKind kind : Indicators.catalogue()) {
            Map<String, Integer> parameters = parameters(kind, p);
            double[][] expected = new Textbook(candles).of(kind.name(), parameters);
            Indicator indicator = Indicators.of(kind.name(), parameters);
            for (int i = 0; i < length; i++) {
                indicator.onCandle(candles.get(i));
                for (int output = 0; output < expected.length; output++) {
                    String what = kind.name() + " " + kind.outputs().get(output) + " of candle " + i;
                    assertEqual(what, indicator.value(output), told(indicator, output, i, expected[output][i]));
                }
            }
        }
    }

    /** Different numbers for each, so that none is mistaken for another. */
    private static Map<String, Integer> parameters(IndicatorKind kind, int p) {
        Map<String, Integer> parameters = new HashMap<>();
        for (IndicatorParameter parameter : kind.parameters()) {
            parameters.put(parameter.name(), parameter.whole() ? p + parameters.size() : 2);
        }
        return parameters;
    }

    private static double told(Indicator indicator, int output, int i, double expected) {
        boolean isEarly = i + 1 < indicator.outputs().get(output).warmUpCandles();
        return isEarly || Double.isInfinite(expected) ? Double.NaN : expected;
    }

    private static void assertEqual(String what, double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, Offset.offset(1e-8 * Math.max(1, Math.abs(expected))));
        }
    }

    static List<String> names() {
        return Indicators.catalogue().stream().map(IndicatorKind::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysTheSameWhetherOldCandlesAreForgottenOrKept(String name) {
        Indicator forgetting = Indicators.of(name, Map.of());
        Indicator keeping = Indicators.keeping(Integer.MAX_VALUE, name, Map.of());

        for (CandleClosed candle : CandleFixture.walk(7, 10_000, 20)) {
            forgetting.onCandle(candle);
            keeping.onCandle(candle);
            for (int output = 0; output < forgetting.outputs().size(); output++) {
                assertThat(Double.valueOf(forgetting.value(output))).isEqualTo(Double.valueOf(keeping.value(output)));
            }
        }
        assertThat(forgetting.isWarm()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWarmWithTheCandleThatItDeclares(String name) {
        Indicator indicator = Indicators.of(name, Map.of());
        List<CandleClosed> candles = CandleFixture.walk(3, 200, 50).stream()
                .filter(candle -> candle.volume().signum() > 0 && candle.high() > candle.low())
                .toList();

        for (int i = 1; i <= indicator.warmUpCandles(); i++) {
            assertThat(indicator.isWarm()).isFalse();
            indicator.onCandle(candles.get(i - 1));
            for (int output = 0; output < indicator.outputs().size(); output++) {
                assertThat(Double.isNaN(indicator.value(output)))
                        .isEqualTo(i < indicator.outputs().get(output).warmUpCandles());
            }
        }
        assertThat(indicator.isWarm()).isTrue();
        assertThat(indicator.value())
                .isEqualTo(indicator.value(indicator.outputs().getFirst().name()));
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sma       | period     | 0     | period must be a whole number of 1 to 10000 but is 0.0",
                "sma       | period     | 2.5   | period must be a whole number of 1 to 10000 but is 2.5",
                "sma       | period     | 10001 | period must be a whole number of 1 to 10000 but is 10001.0",
                "sma       | period     | NaN   | period must be a whole number of 1 to 10000 but is NaN",
                "stddev    | period     | 1     | period must be a whole number of 2 to 10000 but is 1.0",
                "bollinger | multiplier | 0     | multiplier must be 0.01 to 100 but is 0.0",
                "rsi       | length     | 3     | rsi has no parameter length; it has [period]"
            })
    void refusesParametersThatItDoesNotHave(String name, String parameter, double value, String message) {
        assertThatThrownBy(() -> Indicators.of(name, Map.of(parameter, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void namesWhatThereIsInsteadOfAnUnknownOne() {
        assertThatThrownBy(() -> Indicators.of("ichimoku", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no indicator ichimoku; there are sma, ema, ");
        assertThatThrownBy(() -> Indicators.of("sma", Map.of()).value("signal")).hasMessage("sma has no output signal");
    }

    @Test
    void refusesCandlesOutOfOrder() {
        Indicator indicator = Indicators.of("obv", Map.of());
        indicator.onCandle(CandleFixture.candle(1, 1, 1, 1, 1));

        assertThatThrownBy(() -> indicator.onCandle(CandleFixture.candle(1, 1, 1, 1, 1)))
                .hasMessage("a candle closes at 1970-01-01T00:02:00Z, not after the one before, 1970-01-01T00:02:00Z");
    }
}
