package dev.sluice.market;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.UtcNanos;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The newest closed candles of one length, as they came; a ring, because a backtest gives millions. */
final class GivenCandles {
    private static final long DAY = 86_400 * UtcNanos.PER_SECOND;

    private final long lengthNanos;
    private final @Nullable CandleClosed[] ring;
    private final long firstNanos;
    private long count;
    private int next;
    private long lastOpenNanos = Long.MIN_VALUE;

    GivenCandles(CandleClosed first, int limit) {
        this.lengthNanos = length(first);
        this.ring = new @Nullable CandleClosed[limit];
        this.firstNanos = first.openNanos();
    }

    /** Months are of one length. */
    private static long length(CandleClosed candle) {
        long nanos = candle.closeNanos() - candle.openNanos();
        return nanos >= 28 * DAY && nanos <= 31 * DAY ? 30 * DAY : nanos;
    }

    boolean isOfLength(CandleClosed candle) {
        return length(candle) == lengthNanos;
    }

    long lengthNanos() {
        return lengthNanos;
    }

    /** False if it is not later than the one before. */
    boolean add(CandleClosed candle) {
        if (candle.openNanos() <= lastOpenNanos) {
            return false;
        }
        lastOpenNanos = candle.openNanos();
        ring[next] = candle;
        next = next + 1 == ring.length ? 0 : next + 1;
        count++;
        return true;
    }

    /** Oldest first. */
    void forEach(Consumer<CandleClosed> reader) {
        for (long i = Math.max(0, count - ring.length); i < count; i++) {
            CandleClosed candle = ring[(int) (i % ring.length)];
            if (candle != null) {
                reader.accept(candle);
            }
        }
    }

    /** From when on every candle that was given is here. */
    long wholeNanos() {
        CandleClosed oldest = count <= ring.length ? null : ring[(int) (count % ring.length)];
        return oldest == null ? firstNanos : oldest.openNanos();
    }
}
