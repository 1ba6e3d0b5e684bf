package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Fill;
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
}
