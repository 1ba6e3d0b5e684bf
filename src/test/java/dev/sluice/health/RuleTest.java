package dev.sluice.health;

import static dev.sluice.health.Condition.CRITICAL;
import static dev.sluice.health.Condition.DEGRADED;
import static dev.sluice.health.Condition.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {
    private static final Rule LIMIT = new Limit(100, 1_000);
    private static final Rule FLOOR = new Floor(1_000, 100);

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(LIMIT, 0, OK, OK),
                Arguments.of(LIMIT, 99, OK, OK),
                Arguments.of(LIMIT, 100, OK, DEGRADED),
                Arguments.of(LIMIT, 999, OK, DEGRADED),
                Arguments.of(LIMIT, 1_000, OK, CRITICAL),
                Arguments.of(LIMIT, 80, DEGRADED, DEGRADED),
                Arguments.of(LIMIT, 79, DEGRADED, OK),
                Arguments.of(LIMIT, 800, CRITICAL, CRITICAL),
                Arguments.of(LIMIT, 799, CRITICAL, DEGRADED),
                Arguments.of(LIMIT, 79, CRITICAL, OK),
                Arguments.of(FLOOR, 1_000, OK, OK),
                Arguments.of(FLOOR, 999, OK, DEGRADED),
                Arguments.of(FLOOR, 100, OK, DEGRADED),
                Arguments.of(FLOOR, 99, OK, CRITICAL),
                Arguments.of(FLOOR, 0, OK, CRITICAL),
                Arguments.of(FLOOR, 124, CRITICAL, CRITICAL),
                Arguments.of(FLOOR, 125, CRITICAL, DEGRADED),
                Arguments.of(FLOOR, 1_249, DEGRADED, DEGRADED),
                Arguments.of(FLOOR, 1_250, DEGRADED, OK));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void judgesAtTheLimitAndGetsBetterWithAMargin(Rule rule, long value, Condition before, Condition after) {
        assertThat(rule.judge(value, before)).isEqualTo(after);
    }

    @Test
    void isNeverCriticalWhereThereIsNoSuchLimit() {
        Rule degrading = Limit.degrading(100);

        assertThat(degrading.judge(Long.MAX_VALUE - 1, OK)).isEqualTo(DEGRADED);
        assertThat(degrading.judge(Long.MAX_VALUE - 1, DEGRADED)).isEqualTo(DEGRADED);
    }

    @Test
    void knowsNoVerdictOnWhatIsNotKnown() {
        Gauged gauged = new Gauged(LIMIT);

        assertThat(gauged.judge(5_000)).isEqualTo(CRITICAL);
        assertThat(gauged.judge(-1)).isEqualTo(OK);
    }
}
