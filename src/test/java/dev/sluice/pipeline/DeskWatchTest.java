package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.pipeline.VenueNotices.Connections;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskWatchTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final Connections CONNECTED = new Connections(1, 1, false);
    private static final Connections WITHOUT_USER_STREAM = new Connections(1, 0, false);
    private static final Connections BANNED = new Connections(1, 1, true);

    private final DeskWatch watch = new DeskWatch(2 * SECOND);
    private final PipelineFixture desk = PipelineFixture.active();
    private long now = PipelineFixture.NOW;

    @BeforeEach
    void trade() {
        watch.enter(Phase.TRADING, "");
    }

    @Test
    void isReadyForAWhileWithoutTheUserStreamAndThenNot() {
        look(WITHOUT_USER_STREAM);
        assertThat(condition("venue")).isEqualTo(Condition.DEGRADED);
        assertThat(health().ready()).isTrue();

        keepLooking(14, WITHOUT_USER_STREAM);
        assertThat(health().ready()).isTrue();

        keepLooking(2, WITHOUT_USER_STREAM);
        assertThat(condition("venue")).isEqualTo(Condition.CRITICAL);
        assertThat(health().ready()).isFalse();
    }

    @Test
    void countsAnewAfterTheUserStreamCameBack() {
        look(WITHOUT_USER_STREAM);
        keepLooking(20, WITHOUT_USER_STREAM);
        keepLooking(1, CONNECTED);
        assertThat(condition("venue")).isEqualTo(Condition.OK);

        keepLooking(10, WITHOUT_USER_STREAM);

        assertThat(condition("venue")).isEqualTo(Condition.DEGRADED);
    }

    @Test
    void isNotReadyWhileTheVenueWantsNoRequests() {
        look(BANNED);

        assertThat(condition("venue")).isEqualTo(Condition.CRITICAL);
        assertThat(health().ready()).isFalse();

        look(CONNECTED);
        assertThat(health().ready()).isTrue();
    }

    @Test
    void isNotReadyOnceEveryBookHasBeenOldForAWhile() {
        look(CONNECTED);
        assertThat(condition("market:BTCUSDT")).isEqualTo(Condition.OK);

        now += 3 * SECOND;
        keepLooking(14, CONNECTED);
        assertThat(condition("market:BTCUSDT")).isEqualTo(Condition.DEGRADED);
        assertThat(health().ready()).isTrue();

        keepLooking(4, CONNECTED);
        assertThat(condition("market:BTCUSDT")).isEqualTo(Condition.CRITICAL);
        assertThat(condition("market:ETHUSDT")).isEqualTo(Condition.CRITICAL);
        assertThat(health().ready()).isFalse();
    }

    @Test
    void staysReadyWhileOneBookIsFresh() {
        for (int second = 0; second < 30; second++) {
            now += SECOND;
            desk.on(desk.bitcoinMarket.top(now, "99.99", "100.01"));
            look(CONNECTED);
        }

        assertThat(condition("market:BTCUSDT")).isEqualTo(Condition.OK);
        assertThat(condition("market:ETHUSDT")).isEqualTo(Condition.DEGRADED);
        assertThat(health().ready()).isTrue();
    }

    @Test
    void everyPartIsDownFromALossUntilTheDeskIsFound() {
        look(CONNECTED);

        watch.lost("the database is away");
        look(CONNECTED);

        assertThat(health().phase()).isEqualTo(Phase.RECOVERING);
        assertThat(health().detail()).isEqualTo("the database is away");
        assertThat(health().components())
                .extracting(Component::name)
                .containsExactly("journal", "venue", "market:BTCUSDT", "market:ETHUSDT");
        assertThat(health().components()).extracting(Component::condition).containsOnly(Condition.CRITICAL);

        watch.found();
        look(CONNECTED);
        watch.enter(Phase.TRADING, "");
        assertThat(health().ready()).isTrue();
    }

    private void keepLooking(int seconds, Connections connections) {
        for (int i = 0; i < seconds; i++) {
            now += SECOND;
            look(connections);
        }
    }

    private void look(Connections connections) {
        watch.look(List.of(BTCUSDT, ETHUSDT), desk.pipeline, true, connections, now);
    }

    private DeskHealth health() {
        return watch.health(now);
    }

    private Condition condition(String part) {
        return health().components().stream()
                .filter(component -> component.name().equals(part))
                .findFirst()
                .orElseThrow()
                .condition();
    }
}
