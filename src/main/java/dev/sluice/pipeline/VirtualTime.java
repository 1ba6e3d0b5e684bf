package dev.sluice.pipeline;

import dev.sluice.venue.paper.Timers;
import java.util.PriorityQueue;

/** A clock that moves only when told to, and the timers that hang on it. */
final class VirtualTime implements Timers {
    /** Timers waiting at once; more means that something sets timers without end. */
    static final int TIMER_LIMIT = 1_000_000;

    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private long nowNanos;
    private long sequence;

    private record Timer(long atNanos, long sequence, Runnable action) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public void at(long nanos, Runnable action) {
        if (timers.size() == TIMER_LIMIT) {
            throw new IllegalStateException("more than " + TIMER_LIMIT + " timers are waiting");
        }
        timers.add(new Timer(Math.max(nanos, nowNanos), sequence++, action));
    }

    /** Runs every timer that is due up to that time, each at its own time, and then stands at that time. */
    void advanceTo(long nanos) {
        for (Timer next = timers.peek(); next != null && next.atNanos() <= nanos; next = timers.peek()) {
            timers.remove();
            nowNanos = Math.max(nowNanos, next.atNanos());
            next.action().run();
        }
        nowNanos = Math.max(nowNanos, nanos);
    }

    /** Runs the timers that are left, at most for that long. */
    void runOut(long atMostNanos) {
        long end = nowNanos + atMostNanos;
        Timer next = timers.peek();
        while (next != null && next.atNanos() <= end) {
            advanceTo(next.atNanos());
            next = timers.peek();
        }
    }
}
