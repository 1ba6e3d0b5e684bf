package dev.sluice.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyParametersTest {
    private static final StrategyFactory<Every> FACTORY = new EveryFactory();

    @Test
    void bindsEveryTypeByItsHyphenatedName() {
        Every bound = StrategyParameters.bind(
                FACTORY,
                Map.of(
                        "candles", " 7 ",
                        "a-long", "-9000000000",
                        "stop-bps", "1.5e1",
                        "shout", "true",
                        "words", "as they are",
                        "pause", "1h30m",
                        "direction", "long-short"));

        assertThat(bound)
                .isEqualTo(new Every(
                        7, -9_000_000_000L, 15, true, "as they are", Duration.ofMinutes(90), Direction.LONG_SHORT));
    }

    @Test
    void keepsTheDefaultOfWhatIsNotGiven() {
        assertThat(StrategyParameters.bind(FACTORY, Map.of("candles", "3")))
                .isEqualTo(new Every(3, 1, 8, false, "", Duration.ofSeconds(5), Direction.LONG));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> StrategyParameters.bind(
                        FACTORY,
                        Map.of(
                                "candels", "7",
                                "candles", "0",
                                "stop-bps", "NaN",
                                "shout", "yes",
                                "pause", "soon",
                                "direction", "up")))
                .asInstanceOf(type(ParameterProblems.class))
                .extracting(ParameterProblems::problems)
                .asInstanceOf(list(String.class))
                .containsExactly(
                        "candels: every has no such parameter; did you mean candles?; it has candles, a-long,"
                                + " stop-bps, shout, words, pause, direction",
                        "candles: must be from 1 to 100 but is 0",
                        "stop-bps: must be a number but is \"NaN\"",
                        "shout: must be a true or false but is \"yes\"",
                        "pause: must be a duration such as 30s or 5m but is \"soon\"",
                        "direction: must be a long or long-short but is \"up\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "1.0", "", "0x1"})
    void refusesWhatIsNoInt(String text) {
        assertThatThrownBy(() -> StrategyParameters.bind(FACTORY, Map.of("candles", text)))
                .isInstanceOf(ParameterProblems.class);
    }

    @Test
    void tellsWhatTheRecordItselfRefuses() {
        assertThatThrownBy(() -> StrategyParameters.bind(new SmaCrossFactory(), Map.of("fast", "30")))
                .isInstanceOf(ParameterProblems.class)
                .hasMessage("fast: must be less than slow, 30, but is 30");
    }

    @ParameterizedTest
    @CsvSource({
        "500ms,PT0.5S,500ms",
        "90s,PT1M30S,90s",
        "1m30s,PT1M30S,90s",
        "PT2H,PT2H,2h",
        "1d,PT24H,1d",
        "0s,PT0S,0s",
        "60m,PT1H,1h"
    })
    void readsAndWritesDurations(String given, Duration meant, String written) {
        Every bound = StrategyParameters.bind(FACTORY, Map.of("pause", given));

        assertThat(bound.pause()).isEqualTo(meant);
        assertThat(StrategyParameters.text(bound)).containsEntry("pause", written);
    }

    @Test
    void writesTextThatItReadsAgain() {
        for (StrategyFactory<?> factory : StrategyCatalogue.builtIn().all()) {
            Record defaults = factory.defaults();

            assertThat(StrategyParameters.bind(factory, StrategyParameters.text(defaults)))
                    .isEqualTo(defaults);
        }
    }

    @Test
    void describesWhatCanBeGiven() {
        assertThat(StrategyParameters.of(FACTORY))
                .contains(
                        new StrategyParameters.Parameter("candles", "whole number", "20", "from 1 to 100"),
                        new StrategyParameters.Parameter("stop-bps", "number", "8", "at least 0.5"),
                        new StrategyParameters.Parameter("direction", "long or long-short", "long", ""));
    }

    record Every(
            @Range(from = "1", to = "100") int candles,
            long aLong,
            @Range(from = "0.5") double stopBps,
            boolean shout,
            String words,
            Duration pause,
            Direction direction) {}

    private static final class EveryFactory implements StrategyFactory<Every> {
        @Override
        public String name() {
            return "every";
        }

        @Override
        public String description() {
            return "Has a parameter of every type.";
        }

        @Override
        public Every defaults() {
            return new Every(20, 1, 8, false, "", Duration.ofSeconds(5), Direction.LONG);
        }

        @Override
        public Strategy create(Every parameters) {
            throw new UnsupportedOperationException();
        }
    }
}
