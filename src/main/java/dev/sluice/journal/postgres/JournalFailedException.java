package dev.sluice.journal.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The journal no longer accepts entries. Of the appends in flight it is unknown whether they are durable; only a new
 * writer, which reads the head again, can tell.
 */
public final class JournalFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalFailedException(String message, @Nullable Throwable cause) {
        super(cause == null ? message : message + ": " + cause.getMessage(), cause);
    }
}
