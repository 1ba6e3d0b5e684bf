package dev.sluice.venue.paper;

/** The exchange's store could not be asked, or it is not known whether it has stored what it was given. */
public final class PaperStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PaperStoreException(Throwable cause) {
        super("the paper exchange's store has failed: " + cause.getMessage(), cause);
    }
}
