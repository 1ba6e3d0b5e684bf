package dev.sluice.alert;

/** What it is about. */
public enum Category {
    SYSTEM,
    RISK,
    EXECUTION,
    HEALTH
}
