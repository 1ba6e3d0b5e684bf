package dev.sluice.execution;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.VenueOrderId;

/** What a venue, or the road to it, says of one of our orders. */
public sealed interface OrderReport {
    ClientOrderId clientOrderId();

    /** The venue has it in its book or is matching it. */
    record Acknowledged(ClientOrderId clientOrderId, VenueOrderId venueOrderId) implements OrderReport {}

    /** It traded. */
    record Filled(Fill fill) implements OrderReport {
        @Override
        public ClientOrderId clientOrderId() {
            return fill.clientOrderId();
        }
    }

    /** It never entered the book. */
    record Rejected(ClientOrderId clientOrderId, String reason) implements OrderReport {}

    /** It was canceled by request. */
    record Canceled(ClientOrderId clientOrderId, String reason) implements OrderReport {}

    /** The venue refused to cancel it, because it had ended or was never there: no evidence of its state. */
    record CancelRefused(ClientOrderId clientOrderId, String reason) implements OrderReport {}

    /** The venue ended it by its rules. */
    record Expired(ClientOrderId clientOrderId, String reason) implements OrderReport {}

    /** A request's answer was lost, late, or said nothing certain. */
    record OutcomeLost(ClientOrderId clientOrderId, String reason) implements OrderReport {}
}
