package dev.sluice.health;

import dev.sluice.vocabulary.UtcNanos;

/** How durations are told to people. */
final class Words {
    private static final long SHORT_NANOS = 10 * UtcNanos.PER_SECOND;

    private Words() {}

    static String time(long nanos) {
        return nanos < SHORT_NANOS ? nanos / UtcNanos.PER_MILLI + " ms" : nanos / UtcNanos.PER_SECOND + " s";
    }
}
