package dev.sluice.risk;

/**
 * When submits that fail stop further ones.
 *
 * @param windowNanos how long an outcome counts; at least 10 ns
 * @param minimumCalls outcomes within the window below which nothing is concluded; 1 or more
 * @param failurePct percentage of failures among them at which the circuit opens; 1 to 100
 * @param openNanos how long it stays open, and how long the probes after that may take
 * @param probes orders that are let through then, all of which must succeed; 1 or more
 */
public record BreakerPolicy(long windowNanos, int minimumCalls, int failurePct, long openNanos, int probes) {
    /** Never opens. */
    static final BreakerPolicy NEVER = new BreakerPolicy(60_000_000_000L, Integer.MAX_VALUE, 100, 30_000_000_000L, 1);
}
