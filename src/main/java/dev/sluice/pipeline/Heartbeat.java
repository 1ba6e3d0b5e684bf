package dev.sluice.pipeline;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.operator.AlertMeters;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Asks for a URL each minute, only while the desk is ready, so that a dead desk is noticed by its silence. Belongs on
 * the alerts' loop.
 */
final class Heartbeat {
    static final long EVERY_NANOS = 60 * UtcNanos.PER_SECOND;

    /** Failures in a row that are told. */
    private static final int DEAD_AFTER = 3;

    private static final String NAME = "alert:heartbeat";

    private final Optional<Line> line;
    private final AlertMeters meters;
    private long dueNanos;
    private long withheldNanos;
    private final AtomicReference<Heard> heard = new AtomicReference<>(new Heard(0, ""));

    private record Heard(int failures, String lastFailure) {}

    /**
     * The way to whoever listens.
     *
     * @param ping asks once; empty if it was heard, else why not
     */
    record Line(Supplier<CompletionStage<Optional<String>>> ping, Runnable close) {}

    /** @param line empty if nobody listens */
    Heartbeat(Optional<Line> line, AlertMeters meters) {
        this.line = line;
        this.meters = meters;
    }

    /** Time has passed. */
    void look(boolean ready, long nowNanos) {
        if (line.isEmpty() || nowNanos < dueNanos) {
            return;
        }
        if (ready) {
            dueNanos = nowNanos + EVERY_NANOS;
            line.get().ping().get().thenAccept(this::answered);
        } else if (nowNanos >= withheldNanos) {
            withheldNanos = nowNanos + EVERY_NANOS;
            meters.pinged("withheld");
        }
    }

    Optional<Component> component() {
        Heard last = heard.get();
        return line.map(there -> last.failures() < DEAD_AFTER
                ? new Component(NAME, Condition.OK, "is heard")
                : new Component(
                        NAME, Condition.DEGRADED, last.failures() + " pings failed, the last: " + last.lastFailure()));
    }

    void close() {
        line.ifPresent(there -> there.close().run());
    }

    private void answered(Optional<String> failure) {
        heard.updateAndGet(before -> new Heard(failure.isPresent() ? before.failures() + 1 : 0, failure.orElse("")));
        meters.pinged(failure.isPresent() ? "failed" : "sent");
    }
}
