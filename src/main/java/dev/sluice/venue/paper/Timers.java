package dev.sluice.venue.paper;

/** Time as the paper venue needs it: virtual in replay, the event loop's when live. */
public interface Timers {
    /** Now, UTC nanoseconds since the epoch; never less than it was. */
    long nowNanos();

    /** Runs the action at that time; actions of the same time run in the order in which they were given. */
    void at(long nanos, Runnable action);
}
