package dev.sluice.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The procedure of Binance {@code web-socket-streams.md}, "How to manage a local order book correctly", as plainly as
 * it can be written: everything received since the last start is kept, and the book is rebuilt from it every time.
 */
final class NaiveDepth {
    private final List<DepthDiff> received = new ArrayList<>();
    private @Nullable DepthSnapshot snapshot;
    private boolean joined;
    private @Nullable DepthSnapshot ahead;
    final TreeMap<Long, Long> bids = new TreeMap<>();
    final TreeMap<Long, Long> asks = new TreeMap<>();
    long updateId;

    boolean synchronised() {
        return joined;
    }

    void onSnapshot(DepthSnapshot latest) {
        if (!joined) {
            snapshot = latest;
            rebuild();
        } else if (latest.lastUpdateId() > updateId) {
            ahead = latest;
        }
    }

    void onDiff(DepthDiff diff) {
        boolean hole =
                received.stream().mapToLong(DepthDiff::finalUpdateId).max().orElse(Long.MAX_VALUE - 1) + 1
                        < diff.firstUpdateId();
        if (hole && !joined) {
            received.clear();
        }
        received.add(diff);
        rebuild();
    }

    private void rebuild() {
        bids.clear();
        asks.clear();
        joined = false;
        if (snapshot == null || received.isEmpty()) {
            return;
        }
        if (snapshot.lastUpdateId() < received.getFirst().firstUpdateId()) {
            snapshot = null;
            return;
        }
        updateId = snapshot.lastUpdateId();
        put(snapshot.bids(), bids);
        put(snapshot.asks(), asks);
        joined = true;
        for (DepthDiff diff : List.copyOf(received)) {
            if (diff.finalUpdateId() < updateId || diff.finalUpdateId() <= snapshot.lastUpdateId()) {
                continue;
            }
            if (diff.firstUpdateId() > updateId + 1) {
                startAgainFrom(diff);
                return;
            }
            put(diff.bids(), bids);
            put(diff.asks(), asks);
            updateId = diff.finalUpdateId();
        }
    }

    private void startAgainFrom(DepthDiff diff) {
        received.subList(0, received.indexOf(diff)).clear();
        snapshot = ahead != null && ahead.lastUpdateId() > updateId ? ahead : null;
        ahead = null;
        joined = false;
        bids.clear();
        asks.clear();
        rebuild();
    }

    static void put(PriceLevels levels, TreeMap<Long, Long> side) {
        for (int i = 0; i < levels.size(); i++) {
            side.put(levels.price(i), levels.quantity(i));
            side.remove(levels.price(i), 0L);
        }
    }
}
