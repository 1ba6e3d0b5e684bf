package dev.sluice.venue.binance;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time up to a limit, and drawn from the upper half of
 * that, so that many clients that fell off together do not come back together.
 */
final class Backoff {
    private final long firstNanos;
    private final long limitNanos;
    private final RandomGenerator chance;
    private long nextNanos;

    Backoff(long firstNanos, long limitNanos, RandomGenerator chance) {
        this.firstNanos = firstNanos;
        this.limitNanos = limitNanos;
        this.chance = chance;
        this.nextNanos = firstNanos;
    }

    /** The wait before the attempt after a failed one, from half of the present step to all of it. */
    long nextNanos() {
        long step = nextNanos;
        nextNanos = Math.min(limitNanos, step * 2);
        return step / 2 + chance.nextLong(step / 2 + 1);
    }

    /** An attempt has proved good. */
    void reset() {
        nextNanos = firstNanos;
    }
}
