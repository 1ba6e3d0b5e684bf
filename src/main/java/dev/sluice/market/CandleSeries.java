package dev.sluice.market;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.CandleInterval;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest candles of one interval, by their start. Intervals without trades have none: a hole stays a hole.
 *
 * <p>What comes late still enters its own candle, unless that is older than all that are kept; open and close are then
 * those of the order in which trades came.
 */
final class CandleSeries {
    private final CandleInterval interval;
    private final int limit;
    private final TreeMap<Long, GrowingCandle> candles = new TreeMap<>();
    private @Nullable GrowingCandle newest;
    private long seenNanos = Long.MAX_VALUE;
    private long lossNanos = Long.MIN_VALUE;
    private long evictedNanos = Long.MIN_VALUE;
    private long late;
    private long dropped;

    CandleSeries(CandleInterval interval, int limit) {
        this.interval = interval;
        this.limit = limit;
    }

    void add(TradeTick trade) {
        GrowingCandle candle = at(trade.tradedNanos());
        if (candle != null) {
            candle.add(trade);
        }
    }

    /** A candle that lies within one interval of this series. */
    void add(CandleClosed part) {
        GrowingCandle candle = at(part.openNanos());
        if (candle != null) {
            candle.add(part);
        }
    }

    /** Trades are missing up to this moment. */
    void onLoss(long untilNanos) {
        lossNanos = Math.max(lossNanos, untilNanos);
        if (newest != null && newest.openNanos < untilNanos) {
            newest.spoil();
        }
    }

    private @Nullable GrowingCandle at(long nanos) {
        GrowingCandle last = newest;
        if (last != null && nanos >= last.openNanos && nanos < last.closeNanos) {
            return last;
        }
        seenNanos = last == null ? nanos : seenNanos;
        long start = interval.startOf(nanos);
        if (last != null && nanos < last.openNanos) {
            return late(start);
        }
        newest = begin(start);
        return newest;
    }

    private @Nullable GrowingCandle late(long start) {
        late++;
        GrowingCandle candle = candles.get(start);
        if (candle == null && start < evictedNanos) {
            dropped++;
            return null;
        }
        return candle == null ? begin(start) : candle;
    }

    private GrowingCandle begin(long start) {
        boolean complete = start >= Math.max(seenNanos, lossNanos);
        GrowingCandle candle = new GrowingCandle(start, interval.endOf(start), complete);
        candles.put(start, candle);
        if (candles.size() > limit) {
            evictedNanos = candles.pollFirstEntry().getValue().closeNanos;
        }
        return candle;
    }

    CandleInterval interval() {
        return interval;
    }

    /** Oldest first. */
    Collection<GrowingCandle> all() {
        return candles.values();
    }

    /** From when on every candle that there was is here. */
    long wholeNanos() {
        return Math.max(seenNanos, evictedNanos);
    }

    /** What came when a later interval had begun. */
    long late() {
        return late;
    }

    /** That part of it which was too old to be kept. */
    long dropped() {
        return dropped;
    }
}
