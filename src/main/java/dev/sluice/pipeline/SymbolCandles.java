package dev.sluice.pipeline;

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

/** The closed candles of one symbol, as one strategy is told of them. */
final class SymbolCandles {
    /** How long after its end a candle waits for trades on their way, if no trade of a later one ends it sooner. */
    static final long GRACE_NANOS = UtcNanos.PER_SECOND;

    private final CandleBuilder builder;
    private final List<CandleClosed> closed = new ArrayList<>();
    private long gaps;

    /** @param watchedNanos from when on no event is missing */
    SymbolCandles(Symbol symbol, CandleInterval interval, SymbolMarket market, long watchedNanos) {
        this.builder = new CandleBuilder(symbol, interval, watchedNanos, closed::add);
        this.gaps = market.tradeSequence().gaps();
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
        switch (event) {
            case TradeTick trade -> builder.onTrade(trade);
            case CandleClosed candle -> builder.onCandle(candle);
            default -> {
                // only tells the time
            }
        }
        builder.onTime(now - GRACE_NANOS);
        return closed;
    }
}
