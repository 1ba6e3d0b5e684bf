package dev.sluice.pipeline;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Between the feed's thread and the desk's: bounded, in order. When the desk falls behind, quotes and book updates of a
 * symbol are put together with the one of theirs that waits already, and counted; trades never are.
 *
 * <p>When even that does not help and the box is full, an event is turned away and counted. That is a hole like any
 * other: the sequence checks of book and tape find it, and nothing is decided on that symbol until a snapshot closes
 * it.
 */
final class MarketInbox {
    private final int limit;
    private final ArrayDeque<Slot> slots = new ArrayDeque<>();
    private final Map<Symbol, Slot> lastDiffs = new HashMap<>();
    private final Map<Symbol, Slot> lastTickers = new HashMap<>();
    private int waiting;
    private long conflated;
    private long turnedAway;

    /** Empty when what was in it has been put together with a later event. */
    private static final class Slot {
        private @Nullable MarketEvent event;

        Slot(MarketEvent event) {
            this.event = event;
        }
    }

    /** @param limit events that may wait, 4 or more; from half of it on they are put together */
    MarketInbox(int limit) {
        this.limit = limit;
    }

    /** Puts an event in; true if nothing was waiting, so that the reader has to be woken. */
    synchronized boolean offer(MarketEvent event) {
        boolean wasEmpty = waiting == 0;
        MarketEvent next = waiting >= limit / 2 ? conflate(event) : event;
        if (waiting >= limit) {
            turnedAway++;
            return wasEmpty;
        }
        if (slots.size() >= 2 * limit) {
            slots.removeIf(place -> place.event == null);
        }
        Slot slot = new Slot(next);
        slots.addLast(slot);
        waiting++;
        remember(next, slot);
        return wasEmpty;
    }

    /** Takes the oldest event. */
    synchronized Optional<MarketEvent> poll() {
        for (Slot slot = slots.pollFirst(); slot != null; slot = slots.pollFirst()) {
            MarketEvent event = slot.event;
            if (event != null) {
                slot.event = null;
                waiting--;
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    synchronized int waiting() {
        return waiting;
    }

    /** Quotes and book updates that were put together with a later one. */
    synchronized long conflated() {
        return conflated;
    }

    /** Events for which there was no room. */
    synchronized long turnedAway() {
        return turnedAway;
    }

    private void remember(MarketEvent event, Slot slot) {
        switch (event) {
            case DepthDiff diff -> lastDiffs.put(diff.symbol(), slot);
            case BookTicker ticker -> lastTickers.put(ticker.symbol(), slot);
            case DepthSnapshot snapshot -> lastDiffs.remove(snapshot.symbol());
            case TradeTick _, CandleClosed _ -> {
                // never put together
            }
        }
    }

    /** The event together with the one of its kind that waits; that one's place becomes empty. */
    private MarketEvent conflate(MarketEvent event) {
        return switch (event) {
            case BookTicker ticker -> {
                take(lastTickers.get(ticker.symbol()));
                yield ticker;
            }
            case DepthDiff diff -> {
                Slot slot = lastDiffs.get(diff.symbol());
                boolean joins = slot != null
                        && slot.event instanceof DepthDiff earlier
                        && diff.firstUpdateId() <= earlier.finalUpdateId() + 1;
                yield joins && take(slot) instanceof DepthDiff earlier ? earlier.followedBy(diff) : diff;
            }
            default -> event;
        };
    }

    private @Nullable MarketEvent take(@Nullable Slot slot) {
        if (slot == null || slot.event == null) {
            return null;
        }
        MarketEvent event = slot.event;
        slot.event = null;
        waiting--;
        conflated++;
        return event;
    }
}
