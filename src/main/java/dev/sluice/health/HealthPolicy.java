package dev.sluice.health;

import dev.sluice.vocabulary.UtcNanos;

/**
 * From when on a part is degraded or critical. All but the disk in nanoseconds.
 *
 * @param loopLag how late the desk's loop gets to what is due; 95th percentile
 * @param loopSilence how long another loop may take to answer
 * @param roundTrip how long the venue takes to answer; degraded by the 95th percentile, critical by the median
 * @param append how long the journal takes to commit; degraded by the 95th percentile, critical by what waits now
 * @param clockOffset between the venue's clock and this machine's, either way
 * @param diskFree bytes that are free where the data directory is
 * @param outageNanos what a reconnect heals is over sooner
 * @param comparisonNanos how long ago the books were compared with the venue's last; never critical
 * @param dataAgeNanos the oldest book that a decision may stand on
 */
public record HealthPolicy(
        Limit loopLag,
        Limit loopSilence,
        Limit roundTrip,
        Limit append,
        Limit clockOffset,
        Floor diskFree,
        long outageNanos,
        long comparisonNanos,
        long dataAgeNanos) {
    private static final long MILLI = UtcNanos.PER_MILLI;
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long MEBIBYTE = 1L << 20;

    /** The defaults of the configuration. */
    public static final HealthPolicy DEFAULT = new HealthPolicy(
            new Limit(250 * MILLI, 5 * SECOND),
            new Limit(SECOND, 5 * SECOND),
            new Limit(SECOND, 5 * SECOND),
            new Limit(250 * MILLI, 10 * SECOND),
            new Limit(SECOND, 60 * SECOND),
            new Floor(1024 * MEBIBYTE, 100 * MEBIBYTE),
            15 * SECOND,
            300 * SECOND,
            3 * SECOND);
}
