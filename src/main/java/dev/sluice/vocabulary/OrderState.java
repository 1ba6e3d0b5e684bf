package dev.sluice.vocabulary;

/** Where an order stands. What may follow what is the transition table in {@code execution}. */
public enum OrderState {
    /** Journaled, waits for its turn. */
    PENDING,
    /** Journaled as about to be sent; from here on the venue may know it. */
    SUBMITTING,
    /** The venue has it in its book. */
    SUBMITTED,
    PARTIALLY_FILLED,
    CANCEL_REQUESTED,
    AMEND_REQUESTED,
    FILLED,
    CANCELLED,
    REJECTED,
    EXPIRED,
    /** A request's outcome is unknown; only evidence leads out. */
    UNKNOWN,
    /** Evidence did not come in time; late evidence or a person decides. */
    MANUAL_REVIEW_REQUIRED;

    /** Nothing more is expected to happen. */
    public boolean isTerminal() {
        return switch (this) {
            case FILLED, CANCELLED, REJECTED, EXPIRED -> true;
            default -> false;
        };
    }
}
