package dev.sluice.backtest.report;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.EventSource;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sees events on their way into a run and keeps the prices of each symbol as candles, few enough to be drawn: when there
 * are more than {@link #BARS_MAX}, neighbours become one, which keeps every high and low.
 */
public final class PriceTrack implements EventSource {
    /** Candles that are kept of a symbol at most. */
    static final int BARS_MAX = 5_000;

    private static final long FIRST_NANOS = 1_000_000_000L;

    private final EventSource source;
    private final Map<Symbol, Bars> symbols = new LinkedHashMap<>();

    public PriceTrack(EventSource source) {
        this.source = source;
    }

    @Override
    public @Nullable MarketEvent next() throws IOException {
        MarketEvent event = source.next();
        switch (event) {
            case CandleClosed candle -> bars(candle).candle(candle);
            case TradeTick trade -> bars(trade).price(trade.receivedNanos(), trade.price());
            case BookTicker quote -> bars(quote).quote(quote);
            case null, default -> {
                // a change of a book is no price
            }
        }
        return event;
    }

    private Bars bars(MarketEvent event) {
        return symbols.computeIfAbsent(event.symbol(), symbol -> new Bars());
    }

    /** By symbol, in the order of their first events. */
    Map<Symbol, Bars> symbols() {
        return symbols;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** The candles of one symbol; prices in 10⁻⁸, times UTC nanoseconds since the epoch. */
    static final class Bars {
        private final long[] from = new long[BARS_MAX * 2];
        private final long[] open = new long[BARS_MAX * 2];
        private final long[] high = new long[BARS_MAX * 2];
        private final long[] low = new long[BARS_MAX * 2];
        private final long[] close = new long[BARS_MAX * 2];
        private long widthNanos = FIRST_NANOS;
        private int size;
        private boolean candles;
        private boolean trades;

        int size() {
            return size;
        }

        long from(int index) {
            return from[index];
        }

        long open(int index) {
            return open[index];
        }

        long high(int index) {
            return high[index];
        }

        long low(int index) {
            return low[index];
        }

        long close(int index) {
            return close[index];
        }

        void candle(CandleClosed candle) {
            candles = true;
            add(candle.openNanos(), candle.open(), candle.high(), candle.low(), candle.close());
        }

        /** Trades say nothing new where there are candles. */
        void price(long nanos, long price) {
            trades = true;
            if (!candles) {
                add(nanos, price, price, price, price);
            }
        }

        /** Quotes are prices where nothing else is. */
        void quote(BookTicker quote) {
            if (!candles && !trades) {
                long middle = quote.bidPrice() + (quote.askPrice() - quote.bidPrice()) / 2;
                add(quote.receivedNanos(), middle, middle, middle, middle);
            }
        }

        private void add(long nanos, long first, long highest, long lowest, long last) {
            long start = Math.floorDiv(nanos, widthNanos) * widthNanos;
            if (size > 0 && from[size - 1] >= start) {
                high[size - 1] = Math.max(high[size - 1], highest);
                low[size - 1] = Math.min(low[size - 1], lowest);
                close[size - 1] = last;
                return;
            }
            if (size == from.length) {
                coarsen();
                add(nanos, first, highest, lowest, last);
                return;
            }
            from[size] = start;
            open[size] = first;
            high[size] = highest;
            low[size] = lowest;
            close[size++] = last;
        }

        private void coarsen() {
            while (size > BARS_MAX) {
                widthNanos *= 2;
                int kept = 0;
                for (int i = 0; i < size; i++) {
                    long start = Math.floorDiv(from[i], widthNanos) * widthNanos;
                    if (kept > 0 && from[kept - 1] == start) {
                        high[kept - 1] = Math.max(high[kept - 1], high[i]);
                        low[kept - 1] = Math.min(low[kept - 1], low[i]);
                        close[kept - 1] = close[i];
                    } else {
                        from[kept] = start;
                        open[kept] = open[i];
                        high[kept] = high[i];
                        low[kept] = low[i];
                        close[kept++] = close[i];
                    }
                }
                size = kept;
            }
        }

        /** No more than are drawn. */
        Bars finished() {
            coarsen();
            return this;
        }
    }
}
