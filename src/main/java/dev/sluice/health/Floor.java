package dev.sluice.health;

/**
 * Below which value a part is degraded, and below which it is critical.
 *
 * @param critical not more than {@code degraded}
 */
public record Floor(long degraded, long critical) implements Rule {
    @Override
    public Condition judge(long value, Condition before) {
        if (value < reached(critical, before == Condition.CRITICAL)) {
            return Condition.CRITICAL;
        }
        return value < reached(degraded, before != Condition.OK) ? Condition.DEGRADED : Condition.OK;
    }

    private static long reached(long floor, boolean was) {
        return was ? floor + floor / 4 : floor;
    }
}
