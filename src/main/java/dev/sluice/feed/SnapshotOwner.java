package dev.sluice.feed;

import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose book a recorded REST snapshot is, since the answer does not name its symbol.
 *
 * <p>With one symbol in the stream it is that one. With several it is the only one whose update ids are near the
 * snapshot's: ids of different symbols lie far apart (billions), those of one symbol within a snapshot's age. Anything
 * less certain is refused, because a snapshot in the wrong book would look synchronised. A snapshot that comes before
 * any event waits for the first one.
 */
final class SnapshotOwner {
    private static final long NEAR = 1_000_000;

    private final Map<Symbol, Long> lastUpdateIds = new HashMap<>();
    private Decoded.@Nullable Snapshot waiting;

    /** Takes note of an event; gives back a waiting snapshot that now has an owner. */
    Optional<MarketEvent> observe(MarketEvent event) {
        if (event instanceof DepthDiff diff) {
            lastUpdateIds.put(diff.symbol(), diff.finalUpdateId());
        } else if (event instanceof BookTicker ticker) {
            lastUpdateIds.putIfAbsent(ticker.symbol(), ticker.updateId());
        }
        Decoded.Snapshot snapshot = waiting;
        if (snapshot == null || lastUpdateIds.isEmpty()) {
            return Optional.empty();
        }
        waiting = null;
        return Optional.of(snapshot.of(event.symbol(), event.receivedNanos()));
    }

    /** The snapshot as an event, or empty if it has to wait for the first event. */
    Optional<MarketEvent> assign(Decoded.Snapshot snapshot, long receivedNanos) throws MalformedMessageException {
        if (lastUpdateIds.isEmpty()) {
            waiting = snapshot;
            return Optional.empty();
        }
        @Nullable Symbol owner = null;
        for (Map.Entry<Symbol, Long> candidate : lastUpdateIds.entrySet()) {
            boolean near = Math.abs(candidate.getValue() - snapshot.lastUpdateId()) <= NEAR;
            if (lastUpdateIds.size() == 1 || near) {
                if (owner != null) {
                    throw unowned(snapshot, "could be " + owner + "'s or " + candidate.getKey() + "'s");
                }
                owner = candidate.getKey();
            }
        }
        if (owner == null) {
            throw unowned(snapshot, "is near no symbol's update ids");
        }
        return Optional.of(snapshot.of(owner, receivedNanos));
    }

    private static MalformedMessageException unowned(Decoded.Snapshot snapshot, String why) {
        return new MalformedMessageException("snapshot with lastUpdateId " + snapshot.lastUpdateId() + " " + why);
    }
}
