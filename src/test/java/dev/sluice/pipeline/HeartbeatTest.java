package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.operator.AlertMeters;
import dev.sluice.vocabulary.UtcNanos;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final long SECOND = UtcNanos.PER_SECOND;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Optional<String> answer = Optional.empty();
    private int pings;
    private final Heartbeat heartbeat = new Heartbeat(
            Optional.of(new Heartbeat.Line(
                    () -> {
                        pings++;
                        return CompletableFuture.completedFuture(answer);
                    },
                    () -> {})),
            new AlertMeters(registry));

    @Test
    void isSentOnceAMinuteWhileTheDeskIsReady() {
        look(true, 0, 300);

        assertThat(pings).isEqualTo(5);
        assertThat(count("sent")).isEqualTo(5);
    }

    @Test
    void isSilentWhileTheDeskIsNotReadyAndBackAtOnceWhenItIs() {
        look(true, 0, 60);
        look(false, 60, 600);
        assertThat(pings).isEqualTo(1);
        assertThat(count("withheld")).isEqualTo(9);

        look(true, 600, 601);

        assertThat(pings).isEqualTo(2);
    }

    @Test
    void isDegradedFromTheThirdFailureUntilItIsHeardAgain() {
        answer = Optional.of("http_404");
        look(true, 0, 120);
        assertThat(condition()).isEqualTo(Condition.OK);

        look(true, 120, 121);
        assertThat(condition()).isEqualTo(Condition.DEGRADED);
        assertThat(heartbeat.component().orElseThrow().detail()).isEqualTo("3 pings failed, the last: http_404");

        answer = Optional.empty();
        look(true, 180, 181);
        assertThat(condition()).isEqualTo(Condition.OK);
        assertThat(count("failed")).isEqualTo(3);
    }

    @Test
    void isNoPartOfTheDeskWithoutAnAddress() {
        Heartbeat none = new Heartbeat(Optional.empty(), new AlertMeters(registry));
        none.look(true, 0);
        none.close();

        assertThat(none.component()).isEmpty();
        assertThat(count("sent")).isZero();
    }

    /** Once a second. */
    private void look(boolean ready, int from, int to) {
        for (int second = from; second < to; second++) {
            heartbeat.look(ready, 1_000 * SECOND + second * SECOND);
        }
    }

    private Condition condition() {
        return heartbeat.component().map(Component::condition).orElseThrow();
    }

    private double count(String result) {
        return registry.get("heartbeat_pings_total")
                .tag("result", result)
                .counter()
                .count();
    }
}
