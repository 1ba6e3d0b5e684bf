package dev.sluice.pipeline;

/** A venue could not be opened; the message is one line that names its address and says why. */
public final class VenueUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VenueUnavailableException(String address, String reason, Throwable cause) {
        super("the venue at " + address + " cannot be used: " + reason, cause);
    }
}
