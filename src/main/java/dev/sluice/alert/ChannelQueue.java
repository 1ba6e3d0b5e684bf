package dev.sluice.alert;

import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one channel, and when the next attempt is due. Pure: time comes in. One alert at a time is on its way,
 * in the order in which they were raised; an attempt that fails is repeated after a pause that doubles. The queue is
 * bounded: what is too much pushes out the oldest that is not critical, or the oldest.
 */
public final class ChannelQueue {
    /** Alerts that may wait. */
    public static final int CAPACITY = 256;

    static final long FIRST_PAUSE_NANOS = UtcNanos.PER_SECOND;
    static final long LONGEST_PAUSE_NANOS = 60 * UtcNanos.PER_SECOND;

    /** Nobody tells a channel to wait for longer. */
    static final long LONGEST_WAIT_NANOS = 3_600 * UtcNanos.PER_SECOND;

    /** News of that age are none any more. */
    static final long PATIENCE_NANOS = 600 * UtcNanos.PER_SECOND;

    /** Unless somebody has to know. */
    static final long CRITICAL_PATIENCE_NANOS = 86_400 * UtcNanos.PER_SECOND;

    /** Failures in a row that make a channel dead. */
    static final int DEAD_AFTER = 3;

    private final ArrayDeque<RaisedAlert> waiting = new ArrayDeque<>();
    private final long gapNanos;
    private @Nullable RaisedAlert underway;
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private long dueNanos;
    private int failures;
    private String lastFailure = "";

    /** What became of the alert that was on its way. */
    public enum End {
        DELIVERED,
        /** The attempt failed; another one follows. */
        RETRIED,
        /** It was given up. */
        FAILED
    }

    /** @param gapNanos least time between two attempts */
    public ChannelQueue(long gapNanos) {
        this.gapNanos = gapNanos;
    }

    /** One more; gives back what it pushed out. */
    public Optional<RaisedAlert> offer(RaisedAlert alert) {
        waiting.add(alert);
        return waiting.size() > CAPACITY ? Optional.of(pushOut()) : Optional.empty();
    }

    /** What to send now; empty while one is on its way, the pause is not over, or nothing waits. */
    public Optional<RaisedAlert> next(long nowNanos) {
        if (underway != null || nowNanos < dueNanos || waiting.isEmpty()) {
            return Optional.empty();
        }
        RaisedAlert first = waiting.remove();
        underway = first;
        return Optional.of(first);
    }

    /** How the attempt ended. */
    public End answered(Delivery delivery, long nowNanos) {
        RaisedAlert sent = underway;
        if (sent == null) {
            throw new IllegalStateException("nothing was on its way");
        }
        underway = null;
        return switch (delivery) {
            case Delivery.Delivered() -> {
                failures = 0;
                pauseNanos = FIRST_PAUSE_NANOS;
                dueNanos = nowNanos + gapNanos;
                yield End.DELIVERED;
            }
            case Delivery.Refused(String reason) -> {
                fail(reason, 0, nowNanos);
                yield End.FAILED;
            }
            case Delivery.Failed(String reason, long waitNanos) -> {
                fail(reason, waitNanos, nowNanos);
                yield again(sent, nowNanos);
            }
        };
    }

    /** When there is something to send at the earliest; empty while nothing waits or one is on its way. */
    public Optional<Long> dueNanos() {
        return waiting.isEmpty() || underway != null ? Optional.empty() : Optional.of(dueNanos);
    }

    /** Why it counts as dead; empty while it does not. */
    public Optional<String> dead() {
        return failures < DEAD_AFTER
                ? Optional.empty()
                : Optional.of(failures + " attempts failed, the last: " + lastFailure);
    }

    /** Whether anything waits or is on its way. */
    public boolean isEmpty() {
        return waiting.isEmpty() && underway == null;
    }

    private End again(RaisedAlert sent, long nowNanos) {
        boolean critical = sent.alert().severity() == Severity.CRITICAL;
        long patience = critical ? CRITICAL_PATIENCE_NANOS : PATIENCE_NANOS;
        if (nowNanos - sent.alert().atNanos() >= patience || waiting.size() >= CAPACITY) {
            return End.FAILED;
        }
        waiting.addFirst(sent);
        return End.RETRIED;
    }

    private void fail(String reason, long waitNanos, long nowNanos) {
        failures++;
        lastFailure = reason;
        dueNanos = nowNanos + Math.max(Math.max(gapNanos, pauseNanos), Math.min(waitNanos, LONGEST_WAIT_NANOS));
        pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
    }

    private RaisedAlert pushOut() {
        for (Iterator<RaisedAlert> each = waiting.iterator(); each.hasNext(); ) {
            RaisedAlert oldest = each.next();
            if (oldest.alert().severity() != Severity.CRITICAL) {
                each.remove();
                return oldest;
            }
        }
        return waiting.remove();
    }
}
