package dev.sluice.cli;

/** How a command ends. */
final class ExitCode {
    static final int OK = 0;
    /** A check failed, or the work was done with errors. */
    static final int FAILED = 1;
    /** Usage or configuration. */
    static final int USAGE = 2;
    /** Port, database, disk, files. */
    static final int ENVIRONMENT = 3;

    private ExitCode() {}
}
