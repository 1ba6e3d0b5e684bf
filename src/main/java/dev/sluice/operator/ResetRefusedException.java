package dev.sluice.operator;

/** Nobody leads out of a halt before what has to come first; the message says what that is. */
public final class ResetRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ResetRefusedException(String message) {
        super(message);
    }
}
