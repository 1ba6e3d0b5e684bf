package dev.sluice.health;

/** How long something has been bad without a break. */
final class Spell {
    private static final long NONE = Long.MIN_VALUE;

    private long sinceNanos = NONE;

    /** @return 0 while it is not bad */
    long nanos(boolean bad, long nowNanos) {
        if (!bad) {
            sinceNanos = NONE;
            return 0;
        }
        if (sinceNanos == NONE) {
            sinceNanos = nowNanos;
        }
        return nowNanos - sinceNanos;
    }
}
