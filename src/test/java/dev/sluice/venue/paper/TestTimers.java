package dev.sluice.venue.paper;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;

/** Virtual time and a loop on it, both of which can die at any moment as a process does. */
final class TestTimers implements Timers, Executor {
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::nanos).thenComparingLong(Timer::number));
    private long nowNanos;
    private long number;
    private boolean dead;

    private record Timer(long nanos, long number, Runnable action) {}

    TestTimers(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public void at(long nanos, Runnable action) {
        timers.add(new Timer(Math.max(nanos, nowNanos), number++, action));
    }

    @Override
    public void execute(Runnable action) {
        if (!dead) {
            action.run();
        }
    }

    void run(long nanos) {
        long end = nowNanos + nanos;
        for (Timer next = timers.peek(); !dead && next != null && next.nanos() <= end; next = timers.peek()) {
            timers.remove();
            nowNanos = next.nanos();
            next.action().run();
        }
        nowNanos = end;
    }

    void kill() {
        dead = true;
        timers.clear();
    }

    boolean isDead() {
        return dead;
    }
}
