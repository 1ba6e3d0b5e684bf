package dev.sluice.market;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the closed candles of one symbol and interval, from its trades or from shorter candles, and tells each once, as
 * soon as it is known to be over: with the last shorter candle in it, with the first trade or candle of a later
 * interval, or when {@link #onTime} says so. An interval in which nothing traded has no candle.
 *
 * <p>What comes for an interval that is over cannot change what was told, so it is counted and left out. A candle that
 * began before the symbol was watched, or of which trades were lost, is counted and never told.
 *
 * <p>Trades and candles of the same time may both come; the first to cover a moment counts, the other is counted as
 * repeated.
 */
public final class CandleBuilder {
    private final Symbol symbol;
    private final CandleInterval interval;
    private final Consumer<CandleClosed> told;
    private @Nullable GrowingCandle current;
    private long watchedNanos;
    private long doneNanos = Long.MIN_VALUE;
    private long coveredNanos = Long.MIN_VALUE;
    private long lastTradeNanos = Long.MIN_VALUE;
    private long late;
    private long repeated;
    private long incomplete;
    private long misfits;

    /**
     * @param watchedNanos from when on nothing is missing, UTC nanoseconds; {@link Long#MIN_VALUE} if nothing ever was
     * @param told hears each closed candle, in the order of their times, received when what closed it was
     */
    public CandleBuilder(Symbol symbol, CandleInterval interval, long watchedNanos, Consumer<CandleClosed> told) {
        this.symbol = symbol;
        this.interval = interval;
        this.watchedNanos = watchedNanos;
        this.told = told;
    }

    /** A trade; it belongs where it was traded, not where it was received. */
    public void onTrade(TradeTick trade) {
        long at = trade.tradedNanos();
        closeBefore(at, trade.receivedNanos());
        if (at < coveredNanos) {
            repeated++;
        } else if (at < (current == null ? doneNanos : current.openNanos)) {
            late++;
        } else {
            if (current == null) {
                long start = interval.startOf(at);
                current = new GrowingCandle(start, interval.endOf(at), start >= watchedNanos);
            }
            lastTradeNanos = Math.max(lastTradeNanos, at);
            current.add(trade);
        }
    }

    /** A candle of this interval or of a shorter one that lies within it. */
    public void onCandle(CandleClosed candle) {
        long start = candle.openNanos();
        closeBefore(start, candle.receivedNanos());
        if (candle.closeNanos() > interval.endOf(start) || candle.closeNanos() <= start) {
            misfits++;
        } else if (start < coveredNanos || start <= lastTradeNanos) {
            repeated++;
        } else if (start < doneNanos) {
            late++;
        } else {
            fold(candle);
        }
    }

    private void fold(CandleClosed candle) {
        long start = interval.startOf(candle.openNanos());
        long end = interval.endOf(start);
        coveredNanos = candle.closeNanos();
        if (current == null && candle.openNanos() == start && candle.closeNanos() == end) {
            doneNanos = end;
            told.accept(candle);
            return;
        }
        if (current == null) {
            boolean complete = candle.openNanos() == start || start >= watchedNanos;
            current = new GrowingCandle(start, end, complete);
        }
        current.add(candle);
        if (candle.closeNanos() == end) {
            close(current, candle.receivedNanos());
        }
    }

    /**
     * It is so late; a candle whose interval is over by then is closed. Whoever calls this subtracts the time that
     * trades may take to arrive.
     */
    public void onTime(long nowNanos) {
        closeBefore(nowNanos, nowNanos);
    }

    /** Trades were lost up to this moment: what began before it is incomplete. */
    public void onLoss(long untilNanos) {
        watchedNanos = Math.max(watchedNanos, untilNanos);
        if (current != null && current.openNanos < untilNanos) {
            current.spoil();
        }
    }

    private void closeBefore(long nanos, long receivedNanos) {
        if (current != null && nanos >= current.closeNanos) {
            close(current, receivedNanos);
        }
    }

    private void close(GrowingCandle over, long receivedNanos) {
        current = null;
        doneNanos = over.closeNanos;
        if (over.isComplete()) {
            told.accept(over.candle().closed(symbol, receivedNanos));
        } else {
            incomplete++;
        }
    }

    public CandleInterval interval() {
        return interval;
    }

    /** The candle that still grows; empty where nothing traded yet. */
    public Optional<Candle> current() {
        return Optional.ofNullable(current).map(GrowingCandle::candle);
    }

    /** Trades and candles that came when their interval was over, or when a later one had begun. */
    public long late() {
        return late;
    }

    /** Trades and candles of a time that candles, or trades, had covered before. */
    public long repeated() {
        return repeated;
    }

    /** Candles not told because something of them is missing. */
    public long incomplete() {
        return incomplete;
    }

    /** Candles longer than the interval, or across its bounds. */
    public long misfits() {
        return misfits;
    }
}
