package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.AlertDesk;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.AlertRaised;
import dev.sluice.alert.Delivery;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.alert.Severity;
import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.JournalRecord;
import dev.sluice.operator.AlertMeters;
import dev.sluice.operator.AlertView;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.vocabulary.UtcNanos;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AlertServiceTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final long NOW = UtcNanos.of(Instant.EPOCH.plusSeconds(1_700_000_000));
    private static final Alert FAILURE =
            AlertKind.VENUE_ALARM.at(NOW, "the venue is odd, password=hunter22 and s3cret-value");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AlertMeters meters = new AlertMeters(registry);
    private final Ear good = new Ear("webhook", Delivery.DELIVERED);
    private final Ear dead = new Ear("telegram", new Delivery.Failed("timeout", 0));
    private final Marks marks = new Marks();
    private final EventLoop loop = EventLoop.start(
                    VERTX, InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)), failure -> {})
            .await()
            .atMost(Duration.ofSeconds(20));
    private final AlertService service = new AlertService(
            loop,
            new AlertDelivery(loop, List.of(dead, good), marks, meters),
            new Heartbeat(Optional.empty(), meters),
            new AlertDesk("t", AlertService.redaction(List.of("s3cret-value"))),
            () -> new DeskHealth(Phase.TRADING, "", List.of()),
            meters);

    @AfterAll
    static void shut() {
        VERTX.close();
    }

    /** A channel that answers always the same. */
    private static final class Ear implements AlertChannel {
        private final String name;
        private final Delivery answer;
        private final BlockingQueue<RaisedAlert> heard = new LinkedBlockingQueue<>();

        Ear(String name, Delivery answer) {
            this.name = name;
            this.answer = answer;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Severity least() {
            return Severity.MEDIUM;
        }

        @Override
        public boolean isRemote() {
            return true;
        }

        @Override
        public CompletionStage<Delivery> send(RaisedAlert alert, long nowNanos) {
            heard.add(alert);
            return CompletableFuture.completedFuture(answer);
        }

        @Override
        public void close() {
            // nothing is open
        }

        RaisedAlert next() throws InterruptedException {
            return Objects.requireNonNull(heard.poll(20, TimeUnit.SECONDS));
        }
    }

    private static final class Marks implements AlertDelivery.Outbox {
        private final List<String> delivered = new CopyOnWriteArrayList<>();

        @Override
        public void delivered(RaisedAlert raised, AlertChannel channel) {
            delivered.add(channel.name() + " " + raised.id());
        }

        @Override
        public void find(String channel, LongSupplier nowNanos, Consumer<RaisedAlert> missed) {
            missed.accept(new RaisedAlert("old-" + channel, AlertKind.DESK_FAILED.at(NOW, "because")));
        }
    }

    @Test
    void deliversAtOnceWhatNobodyJournalsAndHasItJournaledLater() throws InterruptedException {
        service.tell(FAILURE);

        assertThat(good.next().id()).isEqualTo("t1");
        assertThat(service.takeUnjournaled()).extracting(RaisedAlert::id).containsExactly("t1");
        assertThat(service.takeUnjournaled()).isEmpty();
    }

    @Test
    void deliversWhatTheDeskJournalsOnceItIsCommittedAndOnlyOnce() throws InterruptedException {
        RaisedAlert raised = service.raise(FAILURE).getFirst();
        service.tell(AlertKind.FOREIGN_ORDER.at(NOW, "because"));
        assertThat(good.next().id()).isEqualTo("t2");

        service.journaled(row(raised));
        service.journaled(row(raised));
        service.tell(AlertKind.VENUE_BAN.at(NOW, "because"));

        assertThat(good.next()).isEqualTo(raised);
        assertThat(good.next().id()).isEqualTo("t3");
    }

    @Test
    void passesOverWhatIsJournaledOtherwise() throws InterruptedException {
        RaisedAlert raised = service.raise(FAILURE).getFirst();

        service.journaled(new JournalRecord(
                1,
                "{\"at\":\"2026-01-31T12:00:00Z\",\"kind\":\"other\",\"payload\":{\"text\":\"" + raised.id()
                        + "\\\"kind\\\":\\\"alert_raised\\\"\"},\"schemaVersion\":1}",
                "",
                ""));
        service.tell(AlertKind.VENUE_BAN.at(NOW, "because"));

        assertThat(good.next().id()).isEqualTo("t2");
    }

    @Test
    void noSecretLeaves() throws InterruptedException {
        service.tell(FAILURE);

        assertThat(good.next().row().toString())
                .doesNotContain("s3cret-value", "hunter22")
                .contains("***");
        assertThat(service.recent()).extracting(AlertView::message).noneMatch(text -> text.contains("hunter22"));
    }

    @Test
    void aDeadChannelKeepsNoOtherFromDeliveringAndIsReported() throws InterruptedException {
        for (AlertKind kind : List.of(AlertKind.VENUE_BAN, AlertKind.FOREIGN_ORDER, AlertKind.DIVERGED)) {
            service.tell(kind.at(NOW, "because"));
            good.next();
        }

        assertThat(dead.heard).hasSizeLessThanOrEqualTo(1);
        assertThat(service.components()).contains(new Component("alert:webhook", Condition.OK, "delivers"));
    }

    @Test
    void tellsOnlyWhatReachesAChannelsSeverity() throws InterruptedException {
        service.tell(AlertKind.DESK_STARTED.at(NOW, "because"));
        service.tell(FAILURE);

        assertThat(good.next().alert().kind()).isEqualTo(AlertKind.VENUE_ALARM);
    }

    @Test
    void remembersWhatWasDeliveredAndDeliversWhatAnEarlierProcessCouldNot() throws InterruptedException {
        service.deliverLeftOver();
        assertThat(good.next().id()).isEqualTo("old-webhook");
        assertThat(dead.next().id()).isEqualTo("old-telegram");
        service.tell(FAILURE);
        good.next();
        service.close();

        assertThat(marks.delivered)
                .contains("webhook old-webhook", "webhook t1")
                .noneMatch(m -> m.startsWith("tele"));
    }

    @Test
    void countsWhatBecameOfAlerts() throws InterruptedException {
        service.tell(FAILURE);
        service.tell(FAILURE);
        good.next();
        dead.next();
        service.close();

        assertThat(count("HIGH", "webhook", "delivered")).isEqualTo(1);
        assertThat(count("HIGH", "telegram", "retried")).isEqualTo(1);
        assertThat(count("HIGH", "desk", "deduplicated")).isEqualTo(1);
    }

    @Test
    void takesTheLongestSecretOutFirst() {
        assertThat(AlertService.redaction(List.of("secret12", "secret1234")).apply("x secret1234 y"))
                .isEqualTo("x *** y");
    }

    private double count(String severity, String channel, String result) {
        return registry.get("alerts_total")
                .tags("severity", severity, "channel", channel, "result", result)
                .counter()
                .count();
    }

    private static JournalRecord row(RaisedAlert raised) {
        return new JournalRecord(1, CanonicalJson.write(new AlertRaised(raised, 0)), "", "");
    }
}
