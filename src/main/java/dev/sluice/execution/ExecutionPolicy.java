package dev.sluice.execution;

import dev.sluice.vocabulary.UtcNanos;

/**
 * How long the saga waits, how often it tries, and what it may do by itself. All times are nanoseconds.
 *
 * @param submitTimeoutNanos after which a request without an answer counts as lost
 * @param notFoundHorizonNanos how long after a request was sent a "not found" proves nothing: its validity
 *     ({@code recvWindow}) and what the venue's query side may lag
 * @param unknownTimeoutNanos after which an order in doubt needs a person
 * @param slaTimeoutNanos how long an order that cannot rest in the book may stand before it is asked for and cancelled
 * @param queueTimeoutNanos how long an order that opens may wait for its turn
 * @param maxAttempts submits of one intent, the first one included; 1 or more
 * @param maxInFlight submits under way at once; further ones wait for their turn; 1 or more
 * @param resubmit whether an intent that was proven not to be placed may be submitted again, as a new attempt
 * @param backup whether there is a second way to the venue
 */
public record ExecutionPolicy(
        long submitTimeoutNanos,
        long notFoundHorizonNanos,
        long unknownTimeoutNanos,
        long slaTimeoutNanos,
        long queueTimeoutNanos,
        int maxAttempts,
        int maxInFlight,
        boolean resubmit,
        boolean backup) {
    /** What the configuration says if nobody changes it, with the longest {@code recvWindow} of 5 s. */
    public static final ExecutionPolicy DEFAULT = new ExecutionPolicy(
            10 * UtcNanos.PER_SECOND,
            605 * UtcNanos.PER_SECOND,
            900 * UtcNanos.PER_SECOND,
            30 * UtcNanos.PER_SECOND,
            30 * UtcNanos.PER_SECOND,
            3,
            64,
            false,
            false);
}
