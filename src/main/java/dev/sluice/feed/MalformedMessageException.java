package dev.sluice.feed;

/** A venue message that cannot be understood; its message names the field, what stood there and what is allowed. */
public final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        super(message);
    }
}
