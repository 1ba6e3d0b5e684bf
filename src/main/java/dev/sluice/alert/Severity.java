package dev.sluice.alert;

/** How much it matters, least first. */
public enum Severity {
    /** Good to know, some day. */
    LOW,
    /** Somebody should look today. */
    MEDIUM,
    /** Somebody should look soon. */
    HIGH,
    /** Somebody has to look now. */
    CRITICAL;

    /** Whether it matters at least as much as that. */
    public boolean reaches(Severity least) {
        return compareTo(least) >= 0;
    }
}
