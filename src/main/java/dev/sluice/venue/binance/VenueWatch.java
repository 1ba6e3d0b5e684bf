package dev.sluice.venue.binance;

/** Hears what the adapter notices; the shell makes metrics, log lines and alerts of it. Called on the adapter's loop. */
@FunctionalInterface
public interface VenueWatch {
    void on(VenueNotice notice);
}
