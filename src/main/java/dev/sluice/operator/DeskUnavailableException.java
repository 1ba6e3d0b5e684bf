package dev.sluice.operator;

/** There is no desk to ask at this moment. */
public final class DeskUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is missing, in words for the caller */
    public DeskUnavailableException(String message) {
        super(message);
    }
}
