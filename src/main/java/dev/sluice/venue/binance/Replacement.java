package dev.sluice.venue.binance;

import java.util.Optional;

/** What became of a cancel-and-replace ({@code rest-api.md}, Cancel an Existing Order and Send a New Order). */
public record Replacement(Half cancel, Half placement) {
    /** One of the two. */
    public sealed interface Half {
        /**
         * It happened.
         *
         * @param order as it is now; empty where the venue only acknowledges
         */
        record Success(long orderId, Optional<OrderSnapshot> order) implements Half {}

        record Failure(VenueAnswer.Refused refused) implements Half {}

        /** The cancel failed, so the new order was not tried. */
        record NotAttempted() implements Half {}
    }
}
