package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;

/**
 * A whole order book as of one update id (Binance {@code rest-api.md}, "Order book").
 *
 * @param bids best first
 * @param asks best first
 */
public record DepthSnapshot(Symbol symbol, long receivedNanos, long lastUpdateId, PriceLevels bids, PriceLevels asks)
        implements MarketEvent {}
