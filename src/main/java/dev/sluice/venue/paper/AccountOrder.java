package dev.sluice.venue.paper;

import dev.sluice.execution.VenueOrder;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Reason;
import java.util.List;

/**
 * An order and what it traded.
 *
 * @param fills all of its trades, oldest first
 */
public record AccountOrder(OrderView order, List<Fill> fills) {
    public AccountOrder {
        fills = List.copyOf(fills);
    }

    /** As the desk is told of it. */
    VenueOrder venueOrder() {
        return new VenueOrder(
                order.clientOrderId(),
                order.venueOrderId(),
                order.terms().symbol(),
                order.terms().side(),
                order.terms().quantity(),
                order.state(),
                order.filled(),
                order.endedBy().map(Reason::code).orElse(""),
                fills);
    }
}
