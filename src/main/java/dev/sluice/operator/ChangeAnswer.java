package dev.sluice.operator;

/**
 * What became of a wish to change an order, or of a decision about it.
 *
 * @param detail why it was not done, for people
 */
public record ChangeAnswer(Kind kind, String detail) {
    /** Done, and committed. */
    public static final ChangeAnswer DONE = new ChangeAnswer(Kind.DONE, "");

    /** What it came to. */
    public enum Kind {
        DONE,
        /** Where the order stands it cannot be. */
        CONFLICT,
        /** What was asked for cannot be, wherever the order stands. */
        INVALID,
        /** There is no such order any more. */
        UNKNOWN
    }
}
