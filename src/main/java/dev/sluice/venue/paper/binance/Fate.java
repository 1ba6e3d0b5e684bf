package dev.sluice.venue.paper.binance;

import java.util.Optional;

/** What becomes of one message. */
sealed interface Fate {
    /** The usual one. */
    Fate PASS = new Deliver(1, 0);

    /**
     * It arrives, as often and as late as this.
     *
     * @param copies 1, or 2 if it is duplicated
     */
    record Deliver(int copies, long delayNanos) implements Fate {}

    /** It is lost. */
    record Drop() implements Fate {}

    /** It is lost and the connection with it. */
    record Disconnect() implements Fate {}

    /** It arrives behind the next one, or after this time if there is none. */
    record Overtaken(long atMostNanos) implements Fate {}

    /**
     * Something else is answered instead.
     *
     * @param banNanos how long the address is banned from now on, if it is
     */
    record Instead(ApiError error, Optional<Long> banNanos) implements Fate {}
}
