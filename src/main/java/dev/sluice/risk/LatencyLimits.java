package dev.sluice.risk;

/**
 * How slow the road to the venue and the desk itself may be.
 *
 * @param maxRoundTripNanos longest time that the venue takes to answer
 * @param maxLoopLagNanos latest that the desk's loop gets to what is due
 */
public record LatencyLimits(long maxRoundTripNanos, long maxLoopLagNanos) {
    /** Never too slow. */
    static final LatencyLimits NONE = new LatencyLimits(Long.MAX_VALUE, Long.MAX_VALUE);
}
