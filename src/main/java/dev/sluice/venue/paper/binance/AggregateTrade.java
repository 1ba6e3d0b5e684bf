package dev.sluice.venue.paper.binance;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;

/** Trades of one taker at one price and moment ({@code rest-api.md}, "Compressed/Aggregate trades list"). */
record AggregateTrade(
        long id, long price, long quantity, long firstId, long lastId, Aggressor aggressor, long tradedNanos) {
    static AggregateTrade of(long id, TradeTick trade) {
        return new AggregateTrade(
                id,
                trade.price(),
                trade.quantity(),
                trade.tradeId(),
                trade.tradeId(),
                trade.aggressor(),
                trade.tradedNanos());
    }

    boolean takes(TradeTick trade) {
        return trade.price() == price && trade.aggressor() == aggressor && trade.tradedNanos() == tradedNanos;
    }

    AggregateTrade and(TradeTick trade) {
        return new AggregateTrade(
                id, price, quantity + trade.quantity(), firstId, trade.tradeId(), aggressor, tradedNanos);
    }
}
