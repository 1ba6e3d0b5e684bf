package dev.sluice.journal.postgres;

/** A database cannot be reached or asked; the message is one line that names it and says why. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
