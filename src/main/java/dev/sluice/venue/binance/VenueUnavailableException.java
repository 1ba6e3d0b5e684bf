package dev.sluice.venue.binance;

/** The venue could not be asked; nothing is known. */
public final class VenueUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VenueUnavailableException(String reason) {
        super("the venue's books cannot be read: " + reason);
    }
}
