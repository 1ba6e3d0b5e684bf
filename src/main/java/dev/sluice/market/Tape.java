package dev.sluice.market;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public trades of one symbol: a rolling window, bounded in number and in time, and exact totals since the start.
 */
public final class Tape {
    /** Trades kept. */
    public static final int TRADE_LIMIT = 4_096;

    /** Age up to which a trade counts for the window, in nanoseconds: one minute. */
    public static final long WINDOW_NANOS = 60_000_000_000L;

    private final @Nullable TradeTick[] ring = new @Nullable TradeTick[TRADE_LIMIT];
    private int oldest;
    private int size;
    private final WideSum[] window = sums();
    private final WideSum[] total = sums();
    private long count;

    Tape() {}

    /** Trades since the start. */
    public long count() {
        return count;
    }

    /** Base quantity that takers of a side traded since the start, exact. */
    public BigDecimal takerVolume(Side taker) {
        return volume(Aggressor.of(taker));
    }

    /** Base quantity since the start by who took, exact. */
    public BigDecimal volume(Aggressor aggressor) {
        return total[aggressor.ordinal()].decimal();
    }

    /** Base quantity in 10⁻⁸ that takers of a side traded within the window; the largest long if it is more. */
    public long windowVolume(Side taker) {
        return windowVolume(Aggressor.of(taker));
    }

    /** Base quantity in 10⁻⁸ within the window by who took; the largest long if it is more. */
    public long windowVolume(Aggressor aggressor) {
        return window[aggressor.ordinal()].saturated();
    }

    /** Trades in the window. */
    public int windowSize() {
        return size;
    }

    /** The newest trade. */
    public Optional<TradeTick> last() {
        return size == 0 ? Optional.empty() : Optional.ofNullable(ring[(oldest + size - 1) % TRADE_LIMIT]);
    }

    /** The newest trades of the window, oldest first. */
    public List<TradeTick> newest(int limit) {
        List<TradeTick> trades = new ArrayList<>();
        for (int i = Math.max(0, size - limit); i < size; i++) {
            TradeTick trade = ring[(oldest + i) % TRADE_LIMIT];
            if (trade != null) {
                trades.add(trade);
            }
        }
        return trades;
    }

    void add(TradeTick trade) {
        evict(trade.receivedNanos() - WINDOW_NANOS);
        if (size == TRADE_LIMIT) {
            removeOldest();
        }
        ring[(oldest + size++) % TRADE_LIMIT] = trade;
        count++;
        int taker = trade.aggressor().ordinal();
        window[taker].add(trade.quantity());
        total[taker].add(trade.quantity());
    }

    private void evict(long beforeNanos) {
        while (size > 0) {
            TradeTick trade = ring[oldest];
            if (trade != null && trade.receivedNanos() >= beforeNanos) {
                return;
            }
            removeOldest();
        }
    }

    private void removeOldest() {
        TradeTick trade = ring[oldest];
        ring[oldest] = null;
        oldest = (oldest + 1) % TRADE_LIMIT;
        size--;
        if (trade != null) {
            window[trade.aggressor().ordinal()].add(-trade.quantity());
        }
    }

    private static WideSum[] sums() {
        return Stream.generate(WideSum::new).limit(Aggressor.values().length).toArray(WideSum[]::new);
    }
}
