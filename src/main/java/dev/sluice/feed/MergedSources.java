package dev.sluice.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Several sources as one, in the order of receive times; of events at the same time, the source named first comes
 * first. One event of each source is held in memory.
 */
public final class MergedSources implements EventSource {
    private final List<Head> sources = new ArrayList<>();
    private final PriorityQueue<Head> waiting = new PriorityQueue<>();
    private boolean begun;
    private @Nullable Head current;

    /** A source and its next event. */
    private static final class Head implements Comparable<Head> {
        private final EventSource source;
        private final int index;
        private @Nullable MarketEvent event;
        private long atNanos;

        Head(EventSource source, int index) {
            this.source = source;
            this.index = index;
        }

        boolean advance() throws IOException {
            MarketEvent next = source.next();
            event = next;
            atNanos = next == null ? Long.MAX_VALUE : next.receivedNanos();
            return next != null;
        }

        @Override
        public int compareTo(Head other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Integer.compare(index, other.index);
        }
    }

    /** Nothing is read before the first {@link #next()}; closing this closes them all. */
    public MergedSources(List<? extends EventSource> sources) {
        for (EventSource source : sources) {
            this.sources.add(new Head(source, this.sources.size()));
        }
    }

    @Override
    public @Nullable MarketEvent next() throws IOException {
        Head from = begun ? goOn() : begin();
        current = from;
        return from == null ? null : from.event;
    }

    /** Which source gave the last event, counted from 0. */
    int lastIndex() {
        return current == null ? -1 : current.index;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Head head : sources) {
            try {
                head.source.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable Head begin() throws IOException {
        begun = true;
        for (Head head : sources) {
            if (head.advance()) {
                waiting.add(head);
            }
        }
        return waiting.poll();
    }

    /** The source that is under way stays so for as long as no other is due, without a look at the queue's order. */
    private @Nullable Head goOn() throws IOException {
        Head from = current;
        if (from == null || !from.advance()) {
            return waiting.poll();
        }
        Head first = waiting.peek();
        if (first != null && first.compareTo(from) < 0) {
            waiting.add(from);
            return waiting.poll();
        }
        return from;
    }
}
