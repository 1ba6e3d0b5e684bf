package dev.sluice.halt;

/**
 * How the kill switch was thrown last.
 *
 * @param reason in the words of who threw it
 * @param by a person's role or the part of the desk that did it
 * @param atNanos UTC nanoseconds since the epoch
 */
public record KillSwitch(boolean engaged, String reason, String by, long atNanos) {}
