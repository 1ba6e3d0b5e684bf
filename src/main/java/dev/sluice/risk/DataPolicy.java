package dev.sluice.risk;

/**
 * When prices are not believed, beside their age.
 *
 * @param checkTtlNanos how long what was concluded from a symbol's recent prices stands; more than 0
 * @param gapWindowNanos how long after a hole in the feed nothing is opened; 0 for never
 * @param outlierDeviations how many robust standard deviations (1.4826 × median absolute deviation) from the median of
 *     recent prices a price may be; 0 for any
 * @param outlierFloorBps deviation from the median that is always allowed, in bps: a market at rest has none
 */
public record DataPolicy(long checkTtlNanos, long gapWindowNanos, int outlierDeviations, int outlierFloorBps) {
    /** Believes everything. */
    static final DataPolicy TRUSTING = new DataPolicy(250_000_000L, 0, 0, 0);
}
