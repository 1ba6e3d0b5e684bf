package dev.sluice.execution;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.VenueOrderId;

/** What a venue, or the road to it, says of one of our orders. */
public sealed interface OrderReport {
    ClientOrderId clientOrderId();

    /** What was asked of the venue. */
    enum Request {
        SUBMIT,
        CANCEL,
        AMEND
    }

    /** The venue has it in its book or is matching it. */
    record Acknowledged(ClientOrderId clientOrderId, VenueOrderId venueOrderId) implements OrderReport {}

    /** It traded. */
    record Filled(Fill fill) implements OrderReport {
        @Override
        public ClientOrderId clientOrderId() {
            return fill.clientOrderId();
        }
    }

    /**
     * How much of it is filled in all, without the trades: those that are not booked are on their way, or were lost.
     *
     * @param filled base quantity
     */
    record Progressed(ClientOrderId clientOrderId, Quantity filled) implements OrderReport {}

    /** It never entered the book. */
    record Rejected(ClientOrderId clientOrderId, String reason) implements OrderReport {}

    /** It was canceled by request. */
    record Canceled(ClientOrderId clientOrderId, String reason) implements OrderReport {}

    /** The venue refused to cancel it, because it had ended or was never there: no evidence of its state. */
    record CancelRefused(ClientOrderId clientOrderId, String reason) implements OrderReport {}

    /**
     * It was made smaller.
     *
     * @param quantity what it asks for now
     */
    record Amended(ClientOrderId clientOrderId, Quantity quantity) implements OrderReport {}

    /** The venue refused to make it smaller. */
    record AmendRefused(ClientOrderId clientOrderId, String reason) implements OrderReport {}

    /** The venue ended it by its rules. */
    record Expired(ClientOrderId clientOrderId, String reason) implements OrderReport {}

    /**
     * The request was definitely not accepted, or never left: nothing happened, and the same may be accepted later.
     *
     * @param retryAtNanos not before then, UTC nanoseconds since the epoch; 0 if nothing was said
     */
    record NotAccepted(ClientOrderId clientOrderId, Request request, String reason, long retryAtNanos)
            implements OrderReport {}

    /** A request's answer was lost, late, or said nothing certain. */
    record OutcomeLost(ClientOrderId clientOrderId, Request request, String reason) implements OrderReport {}

    /** A query's answer: what the venue has. */
    record Described(VenueOrder order) implements OrderReport {
        @Override
        public ClientOrderId clientOrderId() {
            return order.clientOrderId();
        }
    }

    /**
     * A query's answer: the venue knows no such order. It proves nothing by itself.
     *
     * @param askedNanos when the question was put, UTC nanoseconds since the epoch
     */
    record NotFound(ClientOrderId clientOrderId, long askedNanos) implements OrderReport {}
}
