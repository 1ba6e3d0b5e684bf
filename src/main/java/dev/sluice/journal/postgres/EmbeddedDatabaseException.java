package dev.sluice.journal.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot serve; the message is one line that says what and where. */
public final class EmbeddedDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedDatabaseException(String message, @Nullable Throwable cause) {
        super(message.lines().findFirst().orElse(""), cause);
    }
}
