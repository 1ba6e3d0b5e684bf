package dev.sluice.journal;

/** Text or values that are not a journal entry: a bug in the writer, a tampered journal, or a newer version's. */
public final class JournalFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    JournalFormatException(String message) {
        super(message);
    }

    JournalFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
