package dev.sluice.halt;

/**
 * How the kill switch was thrown last.
 *
 * @param reason in the words of who threw it
 * @param by a person's role or the part of the desk that did it
 * @param atNanos UTC nanoseconds since the epoch
 * @param closing whether positions are closed while it is engaged
 */
public record KillSwitch(boolean engaged, String reason, String by, long atNanos, boolean closing) {
    /** Positions stay as they are. */
    public KillSwitch(boolean engaged, String reason, String by, long atNanos) {
        this(engaged, reason, by, atNanos, false);
    }
}
