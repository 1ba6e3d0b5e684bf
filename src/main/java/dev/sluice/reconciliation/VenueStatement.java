package dev.sluice.reconciliation;

import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;

/**
 * What a venue says of an account.
 *
 * @param orders every open order of the account, and those asked for that the venue knows
 * @param balances every asset that the account holds
 * @param atNanos when it was said, UTC nanoseconds since the epoch
 */
public record VenueStatement(List<VenueOrder> orders, List<BalanceChange> balances, long atNanos) {
    /**
     * One order as the venue has it.
     *
     * @param state SUBMITTED, PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED or EXPIRED
     * @param reason why it ended, in the venue's or the catalogue's words; empty text while it is open
     * @param fills all of its trades, oldest first
     */
    public record VenueOrder(
            ClientOrderId clientOrderId,
            VenueOrderId venueOrderId,
            OrderTerms terms,
            OrderState state,
            Quantity filled,
            String reason,
            List<Fill> fills) {
        public VenueOrder {
            fills = List.copyOf(fills);
        }
    }

    public VenueStatement {
        orders = List.copyOf(orders);
        balances = List.copyOf(balances);
    }
}
