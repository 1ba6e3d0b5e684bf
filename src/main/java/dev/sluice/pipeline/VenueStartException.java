package dev.sluice.pipeline;

/** A venue could not be opened; the message is one line that says which, where, and why. */
public final class VenueStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VenueStartException(String venue, Throwable cause) {
        this(venue, String.valueOf(cause.getMessage()), cause);
    }

    VenueStartException(String venue, String reason, Throwable cause) {
        super("the venue " + venue + " cannot be used: " + reason, cause);
    }
}
