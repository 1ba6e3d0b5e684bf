package dev.sluice.execution;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;

/**
 * One order as the venue has it: the answer to a query.
 *
 * @param quantity what it asks for now, after amends
 * @param state SUBMITTED, PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED or EXPIRED
 * @param filled what the venue says is filled; its trades may lag behind
 * @param reason why it ended, in the venue's or the catalogue's words; empty text while it is open
 * @param fills the trades of it that the venue told, oldest first
 */
public record VenueOrder(
        ClientOrderId clientOrderId,
        VenueOrderId venueOrderId,
        Symbol symbol,
        Side side,
        Quantity quantity,
        OrderState state,
        Quantity filled,
        String reason,
        List<Fill> fills) {
    public VenueOrder {
        fills = List.copyOf(fills);
    }

    /** What its trades add up to. */
    public Quantity traded() {
        return fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Whether its trades are all there; if not, the rest is still to come. */
    public boolean addsUp() {
        return traded().equals(filled);
    }
}
