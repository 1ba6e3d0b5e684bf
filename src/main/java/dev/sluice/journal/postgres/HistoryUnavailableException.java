package dev.sluice.journal.postgres;

/** What happened cannot be read at this moment: the database does not answer. */
public final class HistoryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryUnavailableException(Throwable cause) {
        super("the database does not answer", cause);
    }
}
