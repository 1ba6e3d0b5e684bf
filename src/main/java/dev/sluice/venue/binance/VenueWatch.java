package dev.sluice.venue.binance;

/** Told of what happens between adapter and venue, on the adapter's loop; for metrics, alerts and logs. */
@FunctionalInterface
public interface VenueWatch {
    void on(VenueNotice notice);
}
