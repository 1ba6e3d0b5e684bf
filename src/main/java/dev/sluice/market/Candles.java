package dev.sluice.market;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;

/** The newest candles of one symbol: an hour of seconds, a day of minutes; longer ones are put together of minutes. */
public final class Candles {
    static final int SECONDS_KEPT = 3_600;
    static final int MINUTES_KEPT = 1_440;
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long MINUTE = 60 * UtcNanos.PER_SECOND;

    private final CandleSeries seconds = new CandleSeries(SECOND, SECONDS_KEPT);
    private final CandleSeries minutes = new CandleSeries(MINUTE, MINUTES_KEPT);

    void add(TradeTick trade) {
        seconds.add(trade);
        minutes.add(trade);
    }

    /** Trades that came after a later second had begun. */
    public long late() {
        return seconds.late();
    }

    /**
     * The newest candles, oldest first; the last one may still grow.
     *
     * @param intervalNanos whole seconds up to a minute, or whole minutes
     * @throws IllegalArgumentException for any other interval
     */
    public List<Candle> newest(long intervalNanos, int limit) {
        boolean ofMinutes = intervalNanos % MINUTE == 0;
        if (intervalNanos <= 0 || !(ofMinutes || intervalNanos % SECOND == 0 && MINUTE % intervalNanos == 0)) {
            throw new IllegalArgumentException("no candles of " + intervalNanos + " ns");
        }
        List<Candle> candles = new ArrayList<>();
        for (Candle next : (ofMinutes ? minutes : seconds).all()) {
            long start = Math.floorDiv(next.openNanos(), intervalNanos) * intervalNanos;
            if (!candles.isEmpty() && candles.getLast().openNanos() == start) {
                candles.add(candles.removeLast().followedBy(next));
            } else {
                candles.add(next.startingAt(start));
            }
        }
        return List.copyOf(candles.subList(Math.max(0, candles.size() - limit), candles.size()));
    }
}
