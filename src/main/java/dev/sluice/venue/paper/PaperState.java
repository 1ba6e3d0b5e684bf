package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the exchange has stored of itself and of one account.
 *
 * @param run how often the exchange has been opened, this time included; from 1
 * @param orders oldest first; every open one, and the closed ones that were asked for
 * @param reserved ids up to these may have been given, by sequence; empty until the account was opened
 */
public record PaperState(
        long run,
        SortedMap<Asset, Balance> balances,
        List<AccountOrder> orders,
        Map<String, Long> reserved,
        List<MarketState> markets) {}
