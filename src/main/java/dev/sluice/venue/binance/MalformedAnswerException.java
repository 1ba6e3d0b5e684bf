package dev.sluice.venue.binance;

/** An answer or event is not what the venue's documents promise; the message quotes nothing but field names. */
public final class MalformedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedAnswerException(String message) {
        super(message);
    }

    MalformedAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
