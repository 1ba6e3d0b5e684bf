package dev.sluice.venue.binance;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;

/** A clock that moves only when told to, and a loop on it. */
final class VirtualTimers implements VenueTimers, Executor {
    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;
    static final long HOUR = 3_600 * SECOND;

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::nanos).thenComparingLong(Timer::number));
    private long nowNanos = 1_700_000_000L * SECOND;
    private long number;

    private record Timer(long nanos, long number, Runnable action) {}

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public void at(long nanos, Runnable action) {
        timers.add(new Timer(Math.max(nanos, nowNanos), number++, action));
    }

    void in(long nanos, Runnable action) {
        at(nowNanos + nanos, action);
    }

    @Override
    public void execute(Runnable action) {
        at(nowNanos, action);
    }

    /** Lets that much time pass. */
    void pass(long nanos) {
        long end = nowNanos + nanos;
        for (Timer next = timers.peek(); next != null && next.nanos() <= end; next = timers.peek()) {
            timers.remove();
            nowNanos = next.nanos();
            next.action().run();
        }
        nowNanos = end;
    }
}
