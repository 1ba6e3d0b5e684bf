package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.health.Health;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskWatchTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long NOW = PipelineFixture.NOW;

    private final DeskWatch watch = new DeskWatch();
    private final Health health = new Health();

    @BeforeEach
    void trade() {
        watch.enter(Phase.TRADING, "");
        report(Condition.OK);
    }

    @Test
    void saysWhatTheLoopHasFound() {
        watch.look(health, NOW);

        assertThat(watch.health(NOW).components()).isEqualTo(health.components());
        assertThat(watch.health(NOW).ready()).isTrue();
        assertThat(watch.health(NOW).condition()).isEqualTo(Condition.OK);
    }

    @Test
    void isNotReadyWhileAPartIsCritical() {
        report(Condition.DEGRADED);
        watch.look(health, NOW);
        assertThat(watch.health(NOW).ready()).isTrue();

        report(Condition.CRITICAL);
        watch.look(health, NOW);

        assertThat(watch.health(NOW).ready()).isFalse();
        assertThat(watch.health(NOW).condition()).isEqualTo(Condition.CRITICAL);
    }

    @Test
    void noticesALoopThatCannotSayItselfThatItStands() {
        watch.look(health, NOW);

        assertThat(loop(watch.health(NOW + SECOND))).isEqualTo(Condition.OK);
        assertThat(loop(watch.health(NOW + SECOND + 1))).isEqualTo(Condition.DEGRADED);
        assertThat(loop(watch.health(NOW + 5 * SECOND))).isEqualTo(Condition.DEGRADED);
        assertThat(loop(watch.health(NOW + 5 * SECOND + 1))).isEqualTo(Condition.CRITICAL);
    }

    @Test
    void everyPartIsDownFromALossUntilTheDeskIsFound() {
        watch.look(health, NOW);

        watch.lost("the database is away");
        watch.look(health, NOW);

        DeskHealth lost = watch.health(NOW);
        assertThat(lost.phase()).isEqualTo(Phase.RECOVERING);
        assertThat(lost.detail()).isEqualTo("the database is away");
        assertThat(lost.components()).extracting(Component::name).containsExactly("journal", "venue");
        assertThat(lost.components()).extracting(Component::condition).containsOnly(Condition.CRITICAL);
        assertThat(lost.condition()).isEqualTo(Condition.CRITICAL);

        watch.found();
        watch.look(health, NOW);
        watch.enter(Phase.TRADING, "");
        assertThat(watch.health(NOW).ready()).isTrue();
    }

    private void report(Condition venue) {
        health.report(List.of(
                new Component("loop", Condition.OK, "turns"),
                new Component("journal", Condition.OK, "commits"),
                new Component("venue", venue, "as the test wants it")));
    }

    private static Condition loop(DeskHealth health) {
        return health.components().stream()
                .filter(component -> component.name().equals("loop"))
                .findFirst()
                .orElseThrow()
                .condition();
    }
}
