package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;

/**
 * What a query about an order list answers.
 *
 * @param orders of an OCO above and below; of an OTO the working order, then one pending order or an OCO pair
 * @param done whether all of its orders have ended
 * @param changedAtNanos UTC nanoseconds since the epoch
 */
public record OrderListView(
        AccountId account,
        long id,
        Contingency contingency,
        ClientOrderId clientOrderId,
        Symbol symbol,
        List<Leg> orders,
        boolean done,
        long changedAtNanos) {
    /** What ties the orders together ({@code enums.md}, "ContingencyType"). */
    public enum Contingency {
        OCO,
        OTO
    }

    /** One order of the list. */
    public record Leg(VenueOrderId venueOrderId, ClientOrderId clientOrderId) {}

    public OrderListView {
        orders = List.copyOf(orders);
    }
}
