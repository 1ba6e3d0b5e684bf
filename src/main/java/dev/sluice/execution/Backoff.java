package dev.sluice.execution;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.UtcNanos;

/**
 * Pauses that double, with a jitter of a fifth either way. The jitter is a function of the order and the try, so that a
 * replay waits as long as the run did, and many orders that failed at once do not try again at once.
 */
final class Backoff {
    static final long FIRST_NANOS = UtcNanos.PER_SECOND;
    static final long LONGEST_NANOS = 30 * UtcNanos.PER_SECOND;

    private static final int LAST_DOUBLING = 5;
    private static final int JITTER_STEPS = 401;
    private static final int MIDDLE = 200;
    private static final int WHOLE = 1_000;
    private static final int MIXER = 0x9E3779B9;

    private Backoff() {}

    /** @param tries before, 0 or more */
    static long nanos(ClientOrderId id, int tries) {
        long pause = Math.min(LONGEST_NANOS, FIRST_NANOS << Math.clamp(tries, 0, LAST_DOUBLING));
        int drawn = Math.floorMod((id.value().hashCode() + tries) * MIXER >>> 8, JITTER_STEPS);
        return pause / WHOLE * (WHOLE - MIDDLE + drawn);
    }
}
