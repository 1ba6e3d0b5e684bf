package dev.sluice.venue.binance;

/** Time as the adapter needs it: the event loop's when live, virtual in tests. */
public interface Timers {
    /** Now by our own clock, UTC nanoseconds since the epoch; never less than it was. */
    long nowNanos();

    /** Runs the action at that time, on the adapter's loop; actions of one time run in the order they were given. */
    void at(long nanos, Runnable action);
}
