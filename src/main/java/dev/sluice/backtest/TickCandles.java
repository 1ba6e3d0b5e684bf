package dev.sluice.backtest;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.market.CandleBuilder;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;

/** The closed candles that a symbol's trades make, told as a live desk tells its strategies. */
final class TickCandles {
    /** As live: how long a candle that has ended waits for trades on their way. */
    private static final long GRACE_NANOS = UtcNanos.PER_SECOND;

    private final CandleBuilder builder;
    private final List<CandleClosed> closed = new ArrayList<>();
    private long gaps;

    /** @param watchedNanos from when on no event is missing */
    TickCandles(Symbol symbol, CandleInterval interval, long watchedNanos) {
        this.builder = new CandleBuilder(symbol, interval, watchedNanos, closed::add);
    }

    /** The candles that are known to be over with this event; mostly none. */
    List<CandleClosed> on(MarketEvent event, SymbolMarket market) {
        closed.clear();
        long now = event.receivedNanos();
        long gapsNow = market.tradeSequence().gaps();
        if (gapsNow != gaps) {
            gaps = gapsNow;
            builder.onLoss(now);
        }
        if (event instanceof TradeTick trade) {
            builder.onTrade(trade);
        }
        builder.onTime(now - GRACE_NANOS);
        return closed;
    }
}
