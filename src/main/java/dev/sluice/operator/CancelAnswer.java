package dev.sluice.operator;

/** What became of a wish to cancel. */
public enum CancelAnswer {
    /** The request is committed and on its way; repeated wishes come to this too. */
    REQUESTED,
    /** The order had ended. */
    ENDED,
    /** There is no such order. */
    UNKNOWN
}
