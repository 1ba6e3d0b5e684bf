package dev.sluice.venue.paper;

import java.util.SplittableRandom;

/**
 * How long a message travels one way: half the mean at least, and on average the mean, with an exponential tail that
 * is cut at eight times the mean. Drawn from a seed, so that a run can be repeated.
 */
public final class Latency {
    private static final double TAIL_LIMIT = 7.5;

    private final long meanNanos;
    private final SplittableRandom random;

    /** @param meanNanos 0 or more */
    public Latency(long meanNanos, long seed) {
        this.meanNanos = meanNanos;
        this.random = new SplittableRandom(seed);
    }

    /** The next message's time, in nanoseconds. */
    public long nextNanos() {
        double tail = Math.min(TAIL_LIMIT, -0.5 * StrictMath.log(1 - random.nextDouble()));
        return (long) (meanNanos * (0.5 + tail));
    }
}
