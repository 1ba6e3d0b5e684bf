package dev.sluice.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.risk.CircuitBreaker.State;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state with every event. */
class CircuitBreakerTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long START = 1_700_000_000L * SECOND;
    private static final BreakerPolicy POLICY = ConditionGatesTest.BREAKER;

    private static final BiConsumer<CircuitBreaker, Long> SUCCEED = CircuitBreaker::succeed;
    private static final BiConsumer<CircuitBreaker, Long> FAIL = CircuitBreaker::fail;
    private static final BiConsumer<CircuitBreaker, Long> TAKE = CircuitBreaker::take;
    private static final BiConsumer<CircuitBreaker, Long> TIME = (circuit, now) -> {};

    static Stream<Arguments> transitions() {
        return Stream.of(
                row("closed", SUCCEED, 0, State.CLOSED, true),
                row("closed", FAIL, 0, State.CLOSED, true),
                row("closed", TAKE, 0, State.CLOSED, true),
                row("closed", TIME, 0, State.CLOSED, true),
                row("about to trip", SUCCEED, 0, State.CLOSED, true),
                row("about to trip", FAIL, 0, State.OPEN, false),
                row("about to trip", TAKE, 0, State.CLOSED, true),
                row("about to trip", TIME, 60, State.CLOSED, true),
                row("open", SUCCEED, 0, State.OPEN, false),
                row("open", FAIL, 0, State.OPEN, false),
                row("open", TIME, 29, State.OPEN, false),
                row("open", TIME, 30, State.OPEN, true),
                row("open", SUCCEED, 30, State.OPEN, true),
                row("open", FAIL, 30, State.OPEN, true),
                row("open", TAKE, 30, State.HALF_OPEN, true),
                row("one probe out", SUCCEED, 0, State.HALF_OPEN, true),
                row("one probe out", FAIL, 0, State.OPEN, false),
                row("one probe out", TAKE, 0, State.HALF_OPEN, false),
                row("one probe out", TIME, 29, State.HALF_OPEN, true),
                row("all probes out", SUCCEED, 0, State.HALF_OPEN, false),
                row("all probes out", FAIL, 0, State.OPEN, false),
                row("all probes out", TIME, 29, State.HALF_OPEN, false),
                row("all probes out", TIME, 30, State.HALF_OPEN, true),
                row("all probes out", TAKE, 30, State.HALF_OPEN, true),
                row("one of two succeeded", SUCCEED, 0, State.CLOSED, true),
                row("one of two succeeded", FAIL, 0, State.OPEN, false),
                row("one of two succeeded", TIME, 29, State.HALF_OPEN, false));
    }

    private static Arguments row(
            String given, BiConsumer<CircuitBreaker, Long> event, long afterSeconds, State state, boolean passes) {
        return Arguments.of(given, event, afterSeconds * SECOND, state, passes);
    }

    @ParameterizedTest(name = "{0} + event {index} -> {3}, passes {4}")
    @MethodSource("transitions")
    void goesWhereItIsWritten(
            String given, BiConsumer<CircuitBreaker, Long> event, long after, State state, boolean passes) {
        CircuitBreaker circuit = given(given);

        event.accept(circuit, START + after);

        assertThat(circuit.state()).isEqualTo(state);
        assertThat(circuit.mayPass(START + after)).isEqualTo(passes);
    }

    private static CircuitBreaker given(String state) {
        CircuitBreaker circuit = new CircuitBreaker(POLICY);
        switch (state) {
            case "closed" -> {}
            case "about to trip" -> {
                circuit.succeed(START);
                circuit.succeed(START);
                circuit.fail(START);
            }
            case "open" -> circuit.restore(State.OPEN, START, 0, 0);
            case "one probe out" -> circuit.restore(State.HALF_OPEN, START, 1, 0);
            case "all probes out" -> circuit.restore(State.HALF_OPEN, START, 2, 0);
            case "one of two succeeded" -> circuit.restore(State.HALF_OPEN, START, 2, 1);
            default -> throw new IllegalArgumentException(state);
        }
        return circuit;
    }

    @Test
    void forgetsOutcomesThatLeaveTheWindow() {
        CircuitBreaker circuit = new CircuitBreaker(POLICY);
        for (int i = 0; i < 3; i++) {
            circuit.fail(START);
        }

        assertThat(circuit.failures(START + 54 * SECOND)).isEqualTo(3);
        assertThat(circuit.failures(START + 60 * SECOND)).isZero();
        assertThat(circuit.fail(START + 60 * SECOND)).isFalse();
    }

    @Test
    void startsWithACleanWindowWhenItCloses() {
        CircuitBreaker circuit = given("one of two succeeded");
        circuit.succeed(START);

        for (int i = 0; i < 3; i++) {
            assertThat(circuit.fail(START)).isFalse();
        }
        assertThat(circuit.fail(START)).isTrue();
    }

    @Test
    void givesProbesOutAnewWhenNothingIsHeardOfThem() {
        CircuitBreaker circuit = given("one of two succeeded");
        long later = START + 30 * SECOND;

        assertThat(circuit.take(later)).isTrue();

        assertThat(circuit.probes()).isEqualTo(1);
        assertThat(circuit.succeeded()).isZero();
        assertThat(circuit.sinceNanos()).isEqualTo(later);
    }

    @Test
    void letsWhatIsClearedGoUnlessItIsOpen() {
        assertThat(List.of("closed", "one probe out", "all probes out"))
                .allSatisfy(
                        state -> assertThat(given(state).mayStillPass(START)).isTrue());
        assertThat(given("open").mayStillPass(START)).isFalse();
        assertThat(given("open").mayStillPass(START + 30 * SECOND)).isTrue();
    }

    @Test
    void countsNothingOfTheTimeBeforeItClosed() {
        CircuitBreaker circuit = new CircuitBreaker(POLICY);
        circuit.restore(State.CLOSED, START, 0, 0);
        circuit.recall(true, START);
        circuit.recall(true, START + 1);

        assertThat(circuit.failures(START + 1)).isEqualTo(1);
    }
}
