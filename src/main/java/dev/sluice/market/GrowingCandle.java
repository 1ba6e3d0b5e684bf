package dev.sluice.market;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A candle while things are added to it: trades, or shorter candles. */
final class GrowingCandle {
    final long openNanos;
    final long closeNanos;
    private boolean complete;
    private boolean empty = true;
    private long coveredNanos = Long.MIN_VALUE;
    private long open;
    private long high;
    private long low;
    private long close;
    private long trades;
    private final WideSum volume = new WideSum();
    private final WideSum quote = new WideSum();
    private final WideSum takerBuy = new WideSum();
    private final WideSum takerBuyQuote = new WideSum();
    private @Nullable Volumes given;

    GrowingCandle(long openNanos, long closeNanos, boolean complete) {
        this.openNanos = openNanos;
        this.closeNanos = closeNanos;
        this.complete = complete;
    }

    void add(TradeTick trade) {
        long price = trade.price();
        long quantity = trade.quantity();
        prices(price, price, price, price);
        volume.add(quantity);
        quote.addProduct(price, quantity);
        if (trade.aggressor() == Aggressor.BUY) {
            takerBuy.add(quantity);
            takerBuyQuote.addProduct(price, quantity);
        }
        trades++;
    }

    void add(CandleClosed candle) {
        prices(candle.open(), candle.high(), candle.low(), candle.close());
        Volumes more = new Volumes(
                candle.volume(), candle.quoteVolume(), candle.takerBuyVolume(), candle.takerBuyQuoteVolume());
        given = given == null ? more : given.and(more);
        trades += candle.trades();
        coveredNanos = candle.closeNanos();
    }

    /** Adds a later candle of the same interval. */
    void add(GrowingCandle later) {
        prices(later.open, later.high, later.low, later.close);
        volume.add(later.volume);
        quote.add(later.quote);
        takerBuy.add(later.takerBuy);
        takerBuyQuote.add(later.takerBuyQuote);
        if (later.given != null) {
            given = given == null ? later.given : given.and(later.given);
        }
        trades += later.trades;
        complete &= later.complete;
    }

    private void prices(long nextOpen, long nextHigh, long nextLow, long nextClose) {
        if (empty) {
            open = nextOpen;
            high = nextHigh;
            low = nextLow;
            empty = false;
        } else {
            high = Math.max(high, nextHigh);
            low = Math.min(low, nextLow);
        }
        close = nextClose;
    }

    /** Something of it is missing. */
    void spoil() {
        complete = false;
    }

    /** Whether closed candles fill it to its end. */
    boolean isWhole() {
        return coveredNanos == closeNanos;
    }

    boolean isComplete() {
        return complete;
    }

    Candle candle() {
        Volumes all = new Volumes(
                volume.decimal(), quote.productDecimal(), takerBuy.decimal(), takerBuyQuote.productDecimal());
        if (given != null) {
            all = volume.signum() == 0 ? given : given.and(all);
        }
        return new Candle(
                openNanos,
                closeNanos,
                open,
                high,
                low,
                close,
                all.base,
                all.quote,
                trades,
                all.takerBuyBase,
                all.takerBuyQuote,
                complete);
    }

    /** Volumes of candles that came with them. */
    private record Volumes(BigDecimal base, BigDecimal quote, BigDecimal takerBuyBase, BigDecimal takerBuyQuote) {
        Volumes and(Volumes other) {
            return new Volumes(
                    base.add(other.base),
                    quote.add(other.quote),
                    takerBuyBase.add(other.takerBuyBase),
                    takerBuyQuote.add(other.takerBuyQuote));
        }
    }
}
