package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.Severity;
import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthAlertsTest {
    private static final long SECOND = UtcNanos.PER_SECOND;

    private final HealthAlerts alerts = new HealthAlerts();
    private final List<Alert> told = new ArrayList<>();
    private long now = 1_000 * SECOND;

    @Test
    void tellsTheLivesOfTheDesk() {
        enter(Phase.RECOVERING);
        enter(Phase.ALIGNING);
        enter(Phase.TRADING);
        enter(Phase.RECOVERING);
        enter(Phase.ALIGNING);
        enter(Phase.RECOVERING);
        enter(Phase.TRADING);
        enter(Phase.DRAINING);
        enter(Phase.STOPPED);

        assertThat(kinds())
                .containsExactly(
                        AlertKind.DESK_STARTED,
                        AlertKind.DESK_RECOVERING,
                        AlertKind.DESK_RECOVERED,
                        AlertKind.DESK_STOPPING);
    }

    @Test
    void tellsOfAnEndThatNobodyAskedFor() {
        enter(Phase.TRADING);
        enter(Phase.FAILED);

        assertThat(kinds()).containsExactly(AlertKind.DESK_STARTED, AlertKind.DESK_FAILED);
        assertThat(told.getLast().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void tellsAtOnceThatAPartIsCriticalAndOnceOnly() {
        see(Condition.CRITICAL, 10);

        assertThat(kinds()).containsExactly(AlertKind.DESK_STARTED, AlertKind.PART_CRITICAL);
        assertThat(told.getLast().module()).isEqualTo("market:BTCUSDT");
        assertThat(told.getLast().symbol()).isEqualTo(Optional.of(new Symbol("BTCUSDT")));
    }

    @Test
    void tellsOfADegradedPartAfterFiveSeconds() {
        see(Condition.DEGRADED, 5);
        assertThat(kinds()).doesNotContain(AlertKind.PART_DEGRADED);

        see(Condition.DEGRADED, 1);

        assertThat(kinds()).containsOnlyOnce(AlertKind.PART_DEGRADED);
    }

    @Test
    void tellsThatAPartIsWellAfterThirtySecondsAndAsUrgentlyAsThatItWasNot() {
        see(Condition.CRITICAL, 1);
        see(Condition.DEGRADED, 10);
        see(Condition.OK, 30);
        assertThat(kinds()).doesNotContain(AlertKind.PART_OK, AlertKind.PART_DEGRADED);

        see(Condition.OK, 2);

        assertThat(told.getLast().kind()).isEqualTo(AlertKind.PART_OK);
        assertThat(told.getLast().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void tellsOfAFlappingPartOnce() {
        for (int i = 0; i < 100; i++) {
            see(i % 2 == 0 ? Condition.CRITICAL : Condition.OK, 1);
        }

        assertThat(kinds()).containsExactly(AlertKind.DESK_STARTED, AlertKind.PART_CRITICAL);
    }

    @Test
    void saysNothingOfPartsWhileThereIsNoDesk() {
        enter(Phase.TRADING);
        enter(Phase.RECOVERING);
        told.clear();
        look(new DeskHealth(Phase.RECOVERING, "", List.of(new Component("venue", Condition.CRITICAL, "closed"))));

        assertThat(told).isEmpty();
    }

    private void enter(Phase phase) {
        look(new DeskHealth(phase, "because", List.of()));
    }

    private void see(Condition condition, int seconds) {
        for (int i = 0; i < seconds; i++) {
            look(new DeskHealth(Phase.TRADING, "", List.of(new Component("market:BTCUSDT", condition, "because"))));
        }
    }

    private void look(DeskHealth health) {
        told.addAll(alerts.look(health, now));
        now += SECOND;
    }

    private List<AlertKind> kinds() {
        return told.stream().map(Alert::kind).toList();
    }
}
