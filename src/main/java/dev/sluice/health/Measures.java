package dev.sluice.health;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Numbers behind the conditions, of one moment.
 *
 * @param roundTrip of requests to the venue, over the last two minutes
 * @param loopLag of the desk's loop, over the last minute
 * @param append of the journal, over the last minute
 * @param clockOffsetNanos the venue's clock minus this machine's; empty before it was measured
 * @param diskFreeBytes where the data directory is; empty if not known
 * @param feedAgeNanos age of each symbol's book; without those of which nothing was received yet
 */
public record Measures(
        Percentiles roundTrip,
        Percentiles loopLag,
        Percentiles append,
        OptionalLong clockOffsetNanos,
        OptionalLong diskFreeBytes,
        Map<String, Long> feedAgeNanos) {
    /** Nothing was measured. */
    public static final Measures NONE = new Measures(
            Percentiles.NONE, Percentiles.NONE, Percentiles.NONE, OptionalLong.empty(), OptionalLong.empty(), Map.of());

    public Measures {
        feedAgeNanos = Map.copyOf(feedAgeNanos);
    }
}
