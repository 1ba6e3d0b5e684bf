package dev.sluice.feed;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One opened file: counts what it gives, and leaves out what is outside the wanted range of time. */
final class OpenFile implements EventSource {
    private final EventFiles.Summary summary;
    private final EventSource events;
    private final long fromNanos;
    private final long toNanos;
    private final boolean counting;

    private OpenFile(EventFiles.Summary summary, EventSource events, ReadOptions options) {
        this.summary = summary;
        this.events = events;
        this.fromNanos = options.fromNanos();
        this.toNanos = options.toNanos();
        this.counting = !(events instanceof RecordingReader);
    }

    static OpenFile open(Path path, ReadOptions options) throws IOException {
        ReadCounts counts = new ReadCounts();
        FileOpening.Opened opened = new FileOpening(path, options, counts).open();
        return new OpenFile(
                new EventFiles.Summary(path, opened.kind(), opened.symbol(), counts), opened.events(), options);
    }

    EventFiles.Summary summary() {
        return summary;
    }

    ReadCounts counts() {
        return summary.counts();
    }

    @Override
    public @Nullable MarketEvent next() throws IOException {
        for (MarketEvent event = events.next(); event != null; event = events.next()) {
            if (isAfter(event)) {
                return null;
            }
            long begun = event instanceof CandleClosed candle ? candle.openNanos() : event.receivedNanos();
            if (begun >= fromNanos) {
                if (counting) {
                    counts().addEvent(event);
                }
                return event;
            }
            counts().addOutsideRange();
        }
        return null;
    }

    /** A candle's receive time is its end, which is the first moment behind it. */
    private boolean isAfter(MarketEvent event) {
        return event instanceof CandleClosed ? event.receivedNanos() > toNanos : event.receivedNanos() >= toNanos;
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
