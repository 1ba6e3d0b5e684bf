package dev.sluice.venue.paper;

import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.VenueOrderId;

/**
 * One trade of an account.
 *
 * @param listId of the order's list, or {@link OrderDetails#NONE}
 */
public record AccountTrade(VenueOrderId order, long listId, Fill fill) {
    /** As the desk is told of it. */
    VenueTrade told() {
        return new VenueTrade(
                fill.symbol(),
                number(),
                order,
                fill.side(),
                fill.price(),
                fill.quantity(),
                fill.commission(),
                fill.atNanos());
    }

    /** The venue's id as the number that it is. */
    public long number() {
        return Long.parseLong(fill.tradeId());
    }
}
