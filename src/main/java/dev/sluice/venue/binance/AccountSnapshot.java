package dev.sluice.venue.binance;

import dev.sluice.vocabulary.BalanceChange;
import java.util.List;

/**
 * The account ({@code rest-api.md}, Account information).
 *
 * @param balances of every asset, those of 0 too
 * @param updatedNanos when the venue last changed it, venue time
 */
public record AccountSnapshot(boolean canTrade, List<BalanceChange> balances, long updatedNanos) {
    public AccountSnapshot {
        balances = List.copyOf(balances);
    }
}
