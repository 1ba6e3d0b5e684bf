package dev.sluice.venue.binance;

/** What everything of one adapter shares: its loop's time, the venue's time, the address's budget, and who listens. */
public record VenueContext(VenueTimers timers, VenueTime time, RequestBudget budget, VenueWatch watch) {
    /** When our clock will show what the venue's clock shows then. */
    long localNanos(long venueNanos) {
        return timers.nowNanos() + venueNanos - time.venueNanos();
    }
}
