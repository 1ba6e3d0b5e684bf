package dev.sluice.storm;

import dev.sluice.venue.binance.VenueTimers;
import dev.sluice.venue.paper.Timers;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;

/** The one clock of a storm and everything that hangs on it. It moves only when told to. */
public final class StormTime implements Timers, VenueTimers, Executor {
    public static final long MILLI = 1_000_000;
    public static final long SECOND = 1_000 * MILLI;
    public static final long MINUTE = 60 * SECOND;

    /** 2023-11-14T22:13:20Z. */
    static final long BEGIN_NANOS = 1_700_000_000L * SECOND;

    /** More than any storm needs; beyond it something goes in circles. */
    private static final long STEP_LIMIT = 20_000_000;

    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private long nowNanos = BEGIN_NANOS;
    private long number;
    private long steps;

    private record Timer(long atNanos, long number, Runnable action) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public void at(long nanos, Runnable action) {
        timers.add(new Timer(Math.max(nanos, nowNanos), number++, action));
    }

    public void in(long nanos, Runnable action) {
        at(nowNanos + nanos, action);
    }

    @Override
    public void execute(Runnable action) {
        at(nowNanos, action);
    }

    /** How many actions have run. */
    public long steps() {
        return steps;
    }

    /** Lets that much time pass. */
    void pass(long nanos) {
        long end = nowNanos + nanos;
        for (Timer next = timers.peek(); next != null && next.atNanos() <= end; next = timers.peek()) {
            timers.remove();
            nowNanos = next.atNanos();
            if (++steps > STEP_LIMIT) {
                throw new IllegalStateException("something goes in circles: " + STEP_LIMIT + " steps");
            }
            next.action().run();
        }
        nowNanos = end;
    }
}
