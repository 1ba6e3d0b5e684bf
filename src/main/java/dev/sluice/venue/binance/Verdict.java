package dev.sluice.venue.binance;

/** What an error proves of the request that it answers. */
public enum Verdict {
    /** The venue looked at the request and refused it: nothing was placed or changed by it. */
    REJECTED,
    /** The venue turned the request away before it looked: nothing happened, and the same may be accepted later. */
    NOT_ACCEPTED,
    /** One half of a cancel-and-replace happened; the answer's data says which. */
    PARTIAL,
    /** Nothing is proven; the request may have been carried out. */
    UNKNOWN
}
