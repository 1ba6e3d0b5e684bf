package dev.sluice.venue.binance;

/** Time as the adapter needs it: its event loop's when live, virtual in tests. */
public interface VenueTimers {
    /** Now by this machine's clock, UTC nanoseconds since the epoch; never less than it was. */
    long nowNanos();

    /** Runs the action on the adapter's loop at that time, never early, and never inside this call. */
    void at(long nanos, Runnable action);
}
