package dev.sluice.reconciliation;

import dev.sluice.execution.VenueOrder;
import dev.sluice.vocabulary.BalanceChange;
import java.util.List;

/**
 * What a venue says of an account.
 *
 * @param orders every open order of the account, and those asked for that the venue knows
 * @param balances every asset that the account holds
 * @param atNanos when it was said, UTC nanoseconds since the epoch
 */
public record VenueStatement(List<VenueOrder> orders, List<BalanceChange> balances, long atNanos) {
    public VenueStatement {
        orders = List.copyOf(orders);
        balances = List.copyOf(balances);
    }
}
