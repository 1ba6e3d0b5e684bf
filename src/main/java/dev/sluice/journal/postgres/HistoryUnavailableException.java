package dev.sluice.journal.postgres;

import java.time.Duration;

/** What happened cannot be read at this moment: the database does not answer. */
public final class HistoryUnavailableException extends RuntimeException {
    /** A page that takes longer is not worth waiting for, and its caller is let go. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long serialVersionUID = 1L;

    public HistoryUnavailableException(Throwable cause) {
        super("the database does not answer", cause);
    }
}
