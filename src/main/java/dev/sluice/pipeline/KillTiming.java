package dev.sluice.pipeline;

import dev.sluice.execution.Order;
import dev.sluice.execution.OrderDesk;
import dev.sluice.vocabulary.OrderId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How long an engaged kill switch takes until the last cancel request is on the wire. Orders that end by themselves
 * need none. On the desk's loop.
 */
final class KillTiming {
    private final OrderDesk orders;
    private final Set<OrderId> awaited = new HashSet<>();
    private boolean running;
    private long beganNanos;
    private long engagedNanos;
    private long lastNanos;
    private int sent;

    KillTiming(OrderDesk orders) {
        this.orders = orders;
    }

    /**
     * The switch was engaged.
     *
     * @param clockNanos a clock for durations, as in {@link #sent}
     */
    void engaged(long atNanos, long clockNanos) {
        running = true;
        engagedNanos = atNanos;
        beganNanos = clockNanos;
        lastNanos = clockNanos;
        sent = 0;
        awaited.clear();
        orders.live().stream().map(Order::id).forEach(awaited::add);
    }

    /** Whether it waits for anything. */
    boolean isRunning() {
        return running;
    }

    /** A cancel request went out. */
    void sent(OrderId order, long clockNanos) {
        if (running) {
            sent++;
            lastNanos = Math.max(lastNanos, clockNanos);
            awaited.remove(order);
        }
    }

    /** What is to be journaled once there is nothing more to wait for; the one time that there is. */
    Optional<CancelsSent> finished(long nowNanos) {
        awaited.removeIf(
                id -> orders.find(id).map(order -> order.state().isTerminal()).orElse(true));
        if (!running || !awaited.isEmpty()) {
            return Optional.empty();
        }
        running = false;
        return Optional.of(new CancelsSent(engagedNanos, sent, lastNanos - beganNanos, nowNanos));
    }
}
