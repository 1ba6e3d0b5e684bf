package dev.sluice.health;

/**
 * From which value on a part is degraded, and from which on it is critical.
 *
 * @param critical not less than {@code degraded}; {@link Long#MAX_VALUE} if never
 */
public record Limit(long degraded, long critical) implements Rule {
    /** What it takes to be better again, in percent of the limit: a value at the limit must not flap. */
    private static final int BETTER_PCT = 80;

    /** Never critical. */
    public static Limit degrading(long degraded) {
        return new Limit(degraded, Long.MAX_VALUE);
    }

    /** It gets worse at a limit, and better only below four fifths of it. */
    @Override
    public Condition judge(long value, Condition before) {
        if (value >= reached(critical, before == Condition.CRITICAL)) {
            return Condition.CRITICAL;
        }
        return value >= reached(degraded, before != Condition.OK) ? Condition.DEGRADED : Condition.OK;
    }

    private static long reached(long limit, boolean was) {
        return was && limit != Long.MAX_VALUE ? limit / 100 * BETTER_PCT + limit % 100 * BETTER_PCT / 100 : limit;
    }
}
