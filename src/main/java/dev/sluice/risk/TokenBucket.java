package dev.sluice.risk;

/**
 * A token bucket that holds one second's worth of tokens, counted exactly in whole nanoseconds of credit: one token
 * costs 10⁹ / rate of them.
 */
final class TokenBucket {
    private static final long CAPACITY_NANOS = 1_000_000_000L;

    private final long costNanos;
    private long creditNanos = CAPACITY_NANOS;
    private long lastNanos = Long.MIN_VALUE;

    /** @param perSecond tokens a second, 1 or more */
    TokenBucket(int perSecond) {
        this.costNanos = CAPACITY_NANOS / perSecond;
    }

    boolean hasToken(long nowNanos) {
        return credit(nowNanos) >= costNanos;
    }

    void take(long nowNanos) {
        creditNanos = credit(nowNanos) - costNanos;
        lastNanos = Math.max(lastNanos, nowNanos);
    }

    private long credit(long nowNanos) {
        if (lastNanos == Long.MIN_VALUE || nowNanos <= lastNanos) {
            return creditNanos;
        }
        long earned = Math.min(CAPACITY_NANOS, nowNanos - lastNanos);
        return Math.min(CAPACITY_NANOS, creditNanos + earned);
    }
}
