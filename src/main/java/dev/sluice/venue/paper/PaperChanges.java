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
 * @param trades the account's new ones; none is ever given twice
 * @param balances those that changed, as they are now
 * @param reserved the last id that each sequence may give until it reserves more; never less than before
 * @param markets those to remember
 */
public record PaperChanges(
        List<OrderView> orders,
        List<Trade> trades,
        Map<Asset, Balance> balances,
        Map<String, Long> reserved,
        List<MarketState> markets) {
    /** One trade of one order of the account. */
    public record Trade(VenueOrderId order, Fill fill) {}
}
