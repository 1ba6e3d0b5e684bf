package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;

/**
 * Best bid and ask with their quantities, all in 10⁻⁸ (Binance {@code web-socket-streams.md}, "Individual Symbol Book
 * Ticker Streams").
 *
 * @param updateId the order book update id that this top belongs to
 */
public record BookTicker(
        Symbol symbol,
        long receivedNanos,
        long updateId,
        long bidPrice,
        long bidQuantity,
        long askPrice,
        long askQuantity)
        implements MarketEvent {
    /** Whether neither side of the book is empty; an empty one has price and quantity 0. */
    public boolean hasBothSides() {
        return bidPrice > 0 && askPrice > 0;
    }
}
