package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the exchange has stored of itself and of its accounts.
 *
 * @param run how often the exchange has been opened, this time included; from 1
 * @param accounts balances of each account that was ever opened
 * @param orders of all accounts, oldest first; every open one, and the closed ones that were asked for
 * @param lists those that such an order belongs to
 * @param reserved ids up to these may have been given, by sequence; empty until an account was opened
 */
public record PaperState(
        long run,
        SortedMap<AccountId, SortedMap<Asset, Balance>> accounts,
        List<AccountOrder> orders,
        List<OrderListView> lists,
        Map<String, Long> reserved,
        List<MarketState> markets) {
    /** Of the desk's account. */
    public SortedMap<Asset, Balance> balances() {
        return accounts.getOrDefault(AccountId.DESK, Collections.emptySortedMap());
    }
}
