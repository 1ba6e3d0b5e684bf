package dev.sluice.operator;

/**
 * A wish to change the trading state.
 *
 * @param reason 1 to 500 characters, journaled
 * @param by the role of who asks
 * @param acceptDivergences whether a reset takes the venue's word for what differs
 */
public record HaltChange(Kind kind, String reason, String by, boolean acceptDivergences) {
    /** Nothing is accepted. */
    public HaltChange(Kind kind, String reason, String by) {
        this(kind, reason, by, false);
    }

    /** The three things an operator can do. */
    public enum Kind {
        /** Kill switch: HALTED, and every open order is cancelled. */
        ENGAGE,
        /** REDUCING: only orders that reduce exposure. Leaves an engaged kill switch engaged. */
        REDUCE,
        /** Back to ACTIVE, the kill switch disengaged. */
        RESET
    }
}
