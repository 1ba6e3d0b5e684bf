package dev.sluice.venue.paper;

/** How far an open order has come. */
public enum OrderPhase {
    /** Waits for the working order of its list to fill; locks nothing. The venue's word is PENDING_NEW. */
    PENDING,
    /** Waits for its stop price. */
    WAITING,
    /** Takes from the book or rests in it, or did. */
    WORKING
}
