package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import java.util.Map;

/**
 * What one commit makes durable: all of it or nothing.
 *
 * @param orders each at most once, as it is now
 * @param trades the accounts' new ones; none is ever given twice for one order
 * @param balances those that changed, as they are now
 * @param lists each at most once, as it is now
 * @param reserved the last id that each sequence may give until it reserves more; never less than before
 * @param markets those to remember
 */
public record PaperChanges(
        List<OrderView> orders,
        List<Trade> trades,
        Map<AccountAsset, Balance> balances,
        List<OrderListView> lists,
        Map<String, Long> reserved,
        List<MarketState> markets) {
    /** One trade of one order. */
    public record Trade(VenueOrderId order, Fill fill) {}

    /** An asset of an account. */
    public record AccountAsset(AccountId account, Asset asset) {}
}
