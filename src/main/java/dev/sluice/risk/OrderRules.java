package dev.sluice.risk;

import java.math.BigDecimal;

/**
 * What keeps a single order sane, whoever wants it.
 *
 * @param collarBps how much worse than the mark a limit may be, in bps of the mark; 0 any
 * @param duplicateNanos how long the same order counts as a repetition; 0 never
 * @param perMinute orders of one symbol in any 60 seconds; 0 any number
 */
public record OrderRules(BigDecimal collarBps, long duplicateNanos, int perMinute) {
    /** No rule. */
    public static final OrderRules DEFAULT = new OrderRules(BigDecimal.ZERO, 0, 0);
}
