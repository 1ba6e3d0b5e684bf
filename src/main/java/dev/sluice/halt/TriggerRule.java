package dev.sluice.halt;

import java.math.BigDecimal;

/**
 * When a trigger trips.
 *
 * @param limit reached or passed, in the trigger's unit
 * @param holdNanos for how long without a break before it trips
 * @param clearNanos for how long it must stay below four fifths of the limit before it is over
 */
public record TriggerRule(TriggerAction action, BigDecimal limit, long holdNanos, long clearNanos) {
    private static final BigDecimal CLEAR = new BigDecimal("0.8");

    /** Whether only a person leads out of what it did. */
    public boolean lasts(Trigger trigger) {
        return action == TriggerAction.KILL || !trigger.heals();
    }

    boolean isReached(BigDecimal measured) {
        return measured.compareTo(limit) >= 0;
    }

    /** A value at the limit must not flap. */
    boolean isOver(BigDecimal measured) {
        return measured.compareTo(limit.multiply(CLEAR)) < 0;
    }
}
