package dev.sluice.feed;

import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;

/**
 * A public trade (Binance {@code web-socket-streams.md}, "Trade Streams").
 *
 * @param tradeId grows by one from trade to trade of a symbol
 * @param price in 10⁻⁸
 * @param quantity in 10⁻⁸
 * @param aggressor the side that took liquidity: SELL when the buyer was the maker ({@code m = true}); UNKNOWN where
 *     the source does not say
 * @param tradedNanos when the venue matched it
 */
public record TradeTick(
        Symbol symbol,
        long receivedNanos,
        long tradeId,
        long price,
        long quantity,
        Aggressor aggressor,
        long tradedNanos)
        implements MarketEvent {
    /** A trade whose taker is known. */
    public TradeTick(
            Symbol symbol, long receivedNanos, long tradeId, long price, long quantity, Side taker, long tradedNanos) {
        this(symbol, receivedNanos, tradeId, price, quantity, Aggressor.of(taker), tradedNanos);
    }
}
