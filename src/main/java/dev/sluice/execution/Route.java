package dev.sluice.execution;

/** Which way to the venue a submit takes. */
public enum Route {
    PRIMARY,
    /** Taken only after the primary has definitely not accepted the attempt before. */
    BACKUP
}
