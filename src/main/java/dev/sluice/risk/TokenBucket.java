package dev.sluice.risk;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Map;

/**
 * A token bucket that holds one second's worth of tokens. Credit is counted in 10⁻⁹ of a token, so that a nanosecond
 * earns a whole number of them at every rate and nothing is ever rounded.
 */
final class TokenBucket {
    private static final long TOKEN = 1_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long perSecond;
    private final long full;
    private long credit;
    private long lastNanos = Long.MIN_VALUE;

    /** @param perSecond tokens a second, 1 to 10⁹ */
    TokenBucket(int perSecond) {
        this.perSecond = perSecond;
        this.full = perSecond * TOKEN;
        this.credit = full;
    }

    /** Whole tokens left; what has been earned of the next is not one yet. */
    long tokens(long nowNanos) {
        return Math.floorDiv(credit(nowNanos), TOKEN);
    }

    void take(long nowNanos) {
        credit = credit(nowNanos) - TOKEN;
        lastNanos = Math.max(lastNanos, nowNanos);
    }

    /** Takes over what an earlier process left; never more than the bucket holds now. */
    void restore(ProjectedRow row) {
        credit = Math.min(full, Long.parseLong(row.text("credit")));
        lastNanos = UtcNanos.parse(row.text("at"));
    }

    /** As it stands, under a name. */
    Level level(String name) {
        return new Level(name, credit, lastNanos);
    }

    /** A bucket as it stood when something was taken last. */
    record Level(String name, long credit, long atNanos) {
        Map<String, Object> row() {
            return Map.of("bucket", name, "credit", credit, "at", UtcNanos.format(atNanos));
        }
    }

    /** A clock that stands still or runs backwards earns nothing. */
    private long credit(long nowNanos) {
        if (lastNanos == Long.MIN_VALUE || nowNanos <= lastNanos) {
            return credit;
        }
        long earned = Math.min(SECOND_NANOS, nowNanos - lastNanos) * perSecond;
        return Math.min(full, credit + earned);
    }
}
