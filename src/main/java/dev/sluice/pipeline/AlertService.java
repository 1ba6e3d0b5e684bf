package dev.sluice.pipeline;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertDesk;
import dev.sluice.alert.AlertIntake;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.AlertRaised;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.health.Component;
import dev.sluice.journal.JournalRecord;
import dev.sluice.operator.AlertMeters;
import dev.sluice.operator.AlertView;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.SecretMask;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The alerts of the process. It outlives the desk's lives, so that there is somebody who tells of their end. What the
 * desk raises in a turn is journaled with it and delivered after the commit; what others raise is delivered at once and
 * journaled when a desk turns. Safe from any thread.
 */
final class AlertService implements AlertIntake {
    private static final long EVERY_NANOS = DeskWatch.EVERY_NANOS;
    private static final long COMMIT_PATIENCE_NANOS = 5_000_000_000L;
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(3);
    private static final String MARK = "\"kind\":\"" + AlertRaised.KIND + "\"";
    private static final int MARK_WITHIN = 80;

    private final AlertDesk desk;
    private final AlertMemory memory = new AlertMemory();
    private final HealthAlerts healthAlerts = new HealthAlerts();
    private final EventLoop loop;
    private final AlertDelivery delivery;
    private final Heartbeat heartbeat;
    private final Supplier<DeskHealth> health;
    private final AlertMeters meters;
    private AlertDesk.Counts counted = new AlertDesk.Counts(0, 0, 0);
    private boolean closed;

    /** @param health what readiness reads */
    AlertService(
            EventLoop loop,
            AlertDelivery delivery,
            Heartbeat heartbeat,
            AlertDesk desk,
            Supplier<DeskHealth> health,
            AlertMeters meters) {
        this.loop = loop;
        this.delivery = delivery;
        this.heartbeat = heartbeat;
        this.desk = desk;
        this.health = health;
        this.meters = meters;
    }

    /** Takes the values of secrets out of a text, and what looks like one. */
    static UnaryOperator<String> redaction(Collection<String> secrets) {
        List<String> longestFirst = secrets.stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
        return text -> {
            String clean = text;
            for (String secret : longestFirst) {
                clean = clean.replace(secret, "***");
            }
            return SecretMask.mask(clean);
        };
    }

    /** On which everybody is told. */
    EventLoop loop() {
        return loop;
    }

    /**
     * From here on it looks after the desk's health.
     *
     * @param others asked for more as often, on a loop that is not the desk's
     */
    void begin(LongFunction<List<Alert>> others) {
        loop.execute(() -> tick(others));
    }

    @Override
    public synchronized List<RaisedAlert> raise(Alert alert) {
        List<RaisedAlert> out = desk.raise(alert);
        out.forEach(raised -> memory.journaling(raised, alert.atNanos()));
        count(alert);
        return out;
    }

    /** Something happened that is not journaled by itself. */
    synchronized void tell(Alert alert) {
        deliver(desk.raise(alert), alert.atNanos());
        count(alert);
    }

    /** Something was committed. */
    void journaled(JournalRecord row) {
        int mark = row.entry().indexOf(MARK);
        if (mark < 0 || mark > MARK_WITHIN) {
            return;
        }
        if (row.parsed().payload().get("alert") instanceof Map<?, ?> alert) {
            committed(String.valueOf(alert.get("alertId")));
        }
    }

    private synchronized void committed(String id) {
        Optional.ofNullable(memory.committed(id)).ifPresent(delivery::deliver);
    }

    /** A life of the desk begins that knows what is durable. */
    synchronized void lifeBegins() {
        memory.begin();
    }

    /** From here on the desk journals what others have told; on its loop. */
    void journalBy(RunningDesk running) {
        running.run().turn(out -> running.run().pipeline().alerts().record(takeUnjournaled(), out));
        running.loop().at(running.nowNanos() + EVERY_NANOS, () -> journalBy(running));
    }

    /** What a turn of the desk should journal. */
    synchronized List<RaisedAlert> takeUnjournaled() {
        return memory.takeUnjournaled();
    }

    synchronized List<AlertView> recent() {
        return memory.recent().stream()
                .map(raised -> AlertView.of(raised.row()))
                .toList();
    }

    Multi<AlertView> alerted() {
        return delivery.delivering().map(raised -> AlertView.of(raised.row()));
    }

    /** How channels and heartbeat are. */
    List<Component> components() {
        List<Component> components = new ArrayList<>(delivery.components());
        heartbeat.component().ifPresent(components::add);
        return components;
    }

    /** Delivers to each remote channel the critical alerts of an earlier process that it does not have. */
    void deliverLeftOver() {
        delivery.deliverLeftOver();
    }

    /** Tells the last, waits a moment for its delivery, and gives everything back. Blocks. */
    void close() {
        long now = loop.wallNanos();
        synchronized (this) {
            closed = true;
            healthAlerts.look(health.get(), now).forEach(this::tell);
            deliver(desk.close(), now);
        }
        delivery.close(FLUSH_LIMIT);
        heartbeat.close();
        loop.stop().await().atMost(FLUSH_LIMIT);
    }

    private void tick(LongFunction<List<Alert>> others) {
        long now = loop.nowNanos();
        synchronized (this) {
            if (closed) {
                return;
            }
            DeskHealth seen = health.get();
            healthAlerts.look(seen, now).forEach(this::tell);
            others.apply(now).forEach(this::tell);
            deliver(desk.onTime(now), now);
            memory.overdue(now - COMMIT_PATIENCE_NANOS).forEach(delivery::deliver);
            heartbeat.look(seen.ready(), now);
        }
        loop.at(now + EVERY_NANOS, () -> tick(others));
    }

    private void deliver(List<RaisedAlert> told, long nowNanos) {
        for (RaisedAlert raised : told) {
            memory.told(raised, nowNanos);
            delivery.deliver(raised);
        }
    }

    private void count(Alert alert) {
        AlertDesk.Counts now = desk.counts();
        if (now.deduplicated() > counted.deduplicated()) {
            meters.counted(alert.severity().name(), AlertMeters.DESK, "deduplicated");
        }
        if (now.suppressed() > counted.suppressed()) {
            meters.counted(alert.severity().name(), AlertMeters.DESK, "suppressed");
        }
        counted = now;
    }

    /** The desk's start failed, which nobody else tells. */
    void failedToStart(String why) {
        tell(AlertKind.DESK_FAILED.at(loop.wallNanos(), "could not start: " + why));
    }
}
