package dev.sluice.backtest;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.EventSource;
import dev.sluice.feed.MarketEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that were read once and are run over many times, by any number of threads. In the order of receive times. */
public final class RecordedEvents {
    private final MarketEvent[] events;
    private final long candleNanos;

    private RecordedEvents(List<MarketEvent> events) {
        this.events = events.toArray(new MarketEvent[0]);
        long longest = 0;
        for (MarketEvent event : this.events) {
            if (event instanceof CandleClosed candle) {
                longest = Math.max(longest, candle.closeNanos() - candle.openNanos());
            }
        }
        this.candleNanos = longest;
    }

    /** Reads to the end; the source is not closed. */
    public static RecordedEvents read(EventSource source) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        for (MarketEvent event = source.next(); event != null; event = source.next()) {
            events.add(event);
        }
        return new RecordedEvents(events);
    }

    public int size() {
        return events.length;
    }

    /** Receive time of the first, UTC nanoseconds since the epoch; there must be one. */
    public long firstNanos() {
        return events[0].receivedNanos();
    }

    /** Receive time of the last. */
    public long lastNanos() {
        return events[events.length - 1].receivedNanos();
    }

    /**
     * The events of a period, with those before it that a strategy needs to be warm.
     *
     * @param warmUpCandles of the longest kind that there is; holes do not count, so it may be a few less
     */
    EventSource of(Period period, int warmUpCandles) {
        int first = indexOf(period.fromNanos());
        int candles = 0;
        while (first > 0 && candles < warmUpCandles) {
            first--;
            if (events[first] instanceof CandleClosed candle
                    && candle.closeNanos() - candle.openNanos() == candleNanos) {
                candles++;
            }
        }
        return new Part(events, first, indexOf(period.toNanos()));
    }

    /** Of the first event at or after that time. */
    private int indexOf(long nanos) {
        int low = 0;
        int high = events.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events[middle].receivedNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static final class Part implements EventSource {
        private final MarketEvent[] events;
        private final int end;
        private int next;

        Part(MarketEvent[] events, int from, int end) {
            this.events = events;
            this.next = from;
            this.end = end;
        }

        @Override
        public @Nullable MarketEvent next() {
            return next < end ? events[next++] : null;
        }

        @Override
        public void close() {}
    }
}
