package dev.sluice.feed;

import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose book a recorded REST snapshot is, since the answer does not name its symbol.
 *
 * <p>It is the only symbol whose update ids are near the snapshot's: ids of different symbols lie far apart (billions),
 * those of one symbol within a snapshot's age. Anything less certain is refused, because a snapshot in the wrong book
 * would look synchronised. That holds for a stream of one symbol too, since a second may come any moment. A snapshot
 * that is near no symbol yet waits for one; at most {@value #WAITING_LIMIT} do, and those left over are reported.
 */
final class SnapshotOwner {
    static final int WAITING_LIMIT = 16;
    private static final long NEAR = 1_000_000;

    private final Map<Symbol, Long> lastUpdateIds = new HashMap<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(Decoded.Snapshot snapshot, RecordingDefect unowned) {}

    /** Takes note of an event; gives back the waiting snapshots that are its symbol's. */
    List<MarketEvent> observe(MarketEvent event) {
        if (event instanceof DepthDiff diff) {
            lastUpdateIds.put(diff.symbol(), diff.finalUpdateId());
        } else if (event instanceof BookTicker ticker) {
            lastUpdateIds.putIfAbsent(ticker.symbol(), ticker.updateId());
        }
        return waiting.isEmpty() ? List.of() : owned(event);
    }

    /**
     * The snapshot as an event, or empty if it has to wait.
     *
     * @param defect makes the report in case that nobody comes for it
     */
    Optional<MarketEvent> assign(
            Decoded.Snapshot snapshot, long receivedNanos, Function<String, RecordingDefect> defect)
            throws MalformedMessageException {
        @Nullable Symbol owner = null;
        for (Map.Entry<Symbol, Long> candidate : lastUpdateIds.entrySet()) {
            if (near(candidate.getValue(), snapshot)) {
                if (owner != null) {
                    throw new MalformedMessageException(
                            unowned(snapshot, "could be " + owner + "'s or " + candidate.getKey() + "'s"));
                }
                owner = candidate.getKey();
            }
        }
        if (owner != null) {
            return Optional.of(snapshot.of(owner, receivedNanos));
        }
        String reason = unowned(snapshot, "is near no symbol's update ids");
        if (waiting.size() == WAITING_LIMIT) {
            throw new MalformedMessageException(reason);
        }
        waiting.add(new Waiting(snapshot, defect.apply(reason)));
        return Optional.empty();
    }

    /** Gives up on the snapshots that still wait. */
    List<RecordingDefect> giveUp() {
        List<RecordingDefect> unowned = waiting.stream().map(Waiting::unowned).toList();
        waiting.clear();
        return unowned;
    }

    private List<MarketEvent> owned(MarketEvent event) {
        List<MarketEvent> owned = new ArrayList<>();
        @Nullable Long updateId = lastUpdateIds.get(event.symbol());
        for (Iterator<Waiting> each = waiting.iterator(); updateId != null && each.hasNext(); ) {
            Decoded.Snapshot snapshot = each.next().snapshot();
            if (near(updateId, snapshot)) {
                each.remove();
                owned.add(snapshot.of(event.symbol(), event.receivedNanos()));
            }
        }
        return owned;
    }

    private static boolean near(long updateId, Decoded.Snapshot snapshot) {
        return Math.abs(updateId - snapshot.lastUpdateId()) <= NEAR;
    }

    private static String unowned(Decoded.Snapshot snapshot, String why) {
        return "snapshot with lastUpdateId " + snapshot.lastUpdateId() + " " + why;
    }
}
