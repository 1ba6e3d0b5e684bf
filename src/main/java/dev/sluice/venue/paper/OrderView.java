package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a query about an order answers.
 *
 * @param terms with the quantity as it was last amended
 * @param state SUBMITTED, PARTIALLY_FILLED, FILLED, CANCELLED or EXPIRED
 * @param filled base quantity so far
 * @param filledQuote price × quantity summed over the fills, exact
 * @param endedBy why it was cancelled or expired
 * @param acceptedAtNanos UTC nanoseconds since the epoch
 * @param changedAtNanos UTC nanoseconds since the epoch of the last fill, amendment or the end
 */
public record OrderView(
        AccountId account,
        ClientOrderId clientOrderId,
        VenueOrderId venueOrderId,
        OrderTerms terms,
        OrderState state,
        Quantity filled,
        BigDecimal filledQuote,
        Optional<Reason> endedBy,
        long acceptedAtNanos,
        long changedAtNanos,
        OrderDetails details) {
    /** Of an order with nothing unusual. */
    public OrderView(
            AccountId account,
            ClientOrderId clientOrderId,
            VenueOrderId venueOrderId,
            OrderTerms terms,
            OrderState state,
            Quantity filled,
            BigDecimal filledQuote,
            Optional<Reason> endedBy,
            long acceptedAtNanos,
            long changedAtNanos) {
        this(
                account,
                clientOrderId,
                venueOrderId,
                terms,
                state,
                filled,
                filledQuote,
                endedBy,
                acceptedAtNanos,
                changedAtNanos,
                OrderDetails.PLAIN);
    }

    public boolean isOpen() {
        return !state.isTerminal();
    }

    /** The venue's id as the number that it is. */
    public long number() {
        return Long.parseLong(venueOrderId.value());
    }
}
