package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import java.util.List;
import java.util.Map;

/**
 * One account as it was when the exchange last stopped.
 *
 * @param orders every open one and the newest closed ones, oldest first
 * @param lists of those orders
 */
public record AccountState(Map<Asset, Balance> balances, List<AccountOrder> orders, List<OrderListView> lists) {}
