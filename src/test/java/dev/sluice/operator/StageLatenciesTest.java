package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.operator.StageLatencies.Measured;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StageLatenciesTest {
    private Instant now = Instant.parse("2026-01-31T23:50:00Z");
    private final StageLatencies latencies = new StageLatencies(() -> now);

    @Test
    void saysNothingOfWhatWasNotMeasured() {
        latencies.record("submit_ack", -1);

        for (ExecutionWindow window : ExecutionWindow.values()) {
            assertThat(latencies.of(window)).isEmpty();
        }
    }

    @Test
    void givesTheExactRanksOfTheNewest() {
        for (int i = 100; i >= 1; i--) {
            latencies.record("submit_ack", i);
        }

        assertThat(latencies.of(ExecutionWindow.LIVE))
                .containsExactly(new Measured("submit_ack", 100, 50, 95, 99, 100));
    }

    @Test
    void aSingleMeasurementIsEveryPercentile() {
        latencies.record("decision", 7);

        assertThat(latencies.of(ExecutionWindow.LIVE)).containsExactly(new Measured("decision", 1, 7, 7, 7, 7));
    }

    @Test
    void theNewestAreAThousandAndNoneOlderThanFiveMinutes() {
        for (int i = 1; i <= 1_500; i++) {
            latencies.record("decision", i);
        }
        assertThat(only(ExecutionWindow.LIVE).count()).isEqualTo(1_000);
        assertThat(only(ExecutionWindow.LIVE).p50Nanos()).isEqualTo(1_000);

        now = now.plus(Duration.ofMinutes(5));
        latencies.record("decision", 1);
        assertThat(only(ExecutionWindow.LIVE).count()).as("five minutes old").isEqualTo(1_000);
        now = now.plusMillis(1);

        assertThat(only(ExecutionWindow.LIVE).count()).isEqualTo(1);
        assertThat(only(ExecutionWindow.TOTAL).count()).isEqualTo(1_501);
    }

    @Test
    void aDayEndsAtMidnightAndTheTotalGoesOn() {
        latencies.record("journal", 1_000_000);
        now = Instant.parse("2026-02-01T00:00:00Z");
        assertThat(latencies.of(ExecutionWindow.DAY)).isEmpty();

        latencies.record("journal", 3_000_000);

        assertThat(only(ExecutionWindow.DAY).count()).isEqualTo(1);
        assertThat(only(ExecutionWindow.TOTAL).count()).isEqualTo(2);
        assertThat((double) only(ExecutionWindow.TOTAL).maxNanos()).isCloseTo(3_000_000, within(3_000.0));
    }

    private Measured only(ExecutionWindow window) {
        assertThat(latencies.of(window)).hasSize(1);
        return latencies.of(window).getFirst();
    }
}
