package dev.sluice.venue.binance;

/** The venue's time, as far as we know it. */
public interface VenueTime {
    /** Now by the venue's clock, UTC nanoseconds since the epoch: what signed requests bear. */
    long venueNanos();

    /** The venue found a timestamp of ours wrong (−1021); the offset should be measured again. */
    void doubted();
}
