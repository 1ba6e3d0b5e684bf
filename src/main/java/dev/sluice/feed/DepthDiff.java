package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;

/**
 * Changed levels of an order book (Binance {@code web-socket-streams.md}, "Diff. Depth Stream").
 *
 * @param firstUpdateId {@code U}
 * @param finalUpdateId {@code u}, not less than {@code firstUpdateId}
 * @param bids new absolute quantities; 0 removes a level
 * @param asks new absolute quantities; 0 removes a level
 */
public record DepthDiff(
        Symbol symbol, long receivedNanos, long firstUpdateId, long finalUpdateId, PriceLevels bids, PriceLevels asks)
        implements MarketEvent {
    /** This and the next update of the same book as one; quantities are absolute, so the later one wins. */
    public DepthDiff followedBy(DepthDiff later) {
        return new DepthDiff(
                symbol,
                later.receivedNanos,
                firstUpdateId,
                later.finalUpdateId,
                bids.overlaidBy(later.bids),
                asks.overlaidBy(later.asks));
    }
}
