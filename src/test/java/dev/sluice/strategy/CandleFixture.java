package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;

/** Candles of a minute, one after the other. */
final class CandleFixture {
    private static final long MINUTE = 60_000_000_000L;

    private final Symbol symbol;
    private final Markets markets = new Markets();
    private long openNanos;

    CandleFixture(Symbol symbol) {
        this.symbol = symbol;
    }

    /** The next candle, of prices in 10⁻⁸. */
    CandleClosed candle(long open, long high, long low, long close, String volume, String takerBuys) {
        openNanos += MINUTE;
        return new CandleClosed(
                symbol,
                openNanos + MINUTE,
                openNanos,
                openNanos + MINUTE,
                open,
                high,
                low,
                close,
                new BigDecimal(volume),
                BigDecimal.ZERO,
                1,
                new BigDecimal(takerBuys),
                BigDecimal.ZERO);
    }

    /** The next candle, of whole prices; takers bought half. */
    CandleClosed close(long close) {
        long price = close * FixedPoint.ONE;
        return candle(price, price, price, price, "2", "1");
    }

    /** What the strategy wants at that candle. */
    List<Idea> ask(Strategy strategy, CandleClosed candle, Holding holding) {
        markets.on(candle);
        SymbolMarket market = markets.of(symbol).orElseThrow();
        return strategy.onEvent(candle, market, holding);
    }
}
