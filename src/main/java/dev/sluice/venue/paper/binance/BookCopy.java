package dev.sluice.venue.paper.binance;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.PriceLevels;
import dev.sluice.vocabulary.FixedPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A symbol's book as of the last published update, so that what REST answers joins what the streams tell. */
final class BookCopy {
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private long lastUpdateId;

    void reset(DepthSnapshot snapshot) {
        bids.clear();
        asks.clear();
        set(bids, snapshot.bids());
        set(asks, snapshot.asks());
        lastUpdateId = snapshot.lastUpdateId();
    }

    void apply(DepthDiff diff) {
        set(bids, diff.bids());
        set(asks, diff.asks());
        lastUpdateId = diff.finalUpdateId();
    }

    private static void set(Map<Long, Long> side, PriceLevels levels) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.quantity(i) == 0) {
                side.remove(levels.price(i));
            } else {
                side.put(levels.price(i), levels.quantity(i));
            }
        }
    }

    /** As {@code rest-api.md}, "Order book", and the partial book depth streams have it. */
    JsonObject json(int limit) {
        return new JsonObject()
                .put("lastUpdateId", lastUpdateId)
                .put("bids", levels(bids, limit))
                .put("asks", levels(asks, limit));
    }

    private static List<List<String>> levels(Map<Long, Long> side, int limit) {
        List<List<String>> levels = new ArrayList<>();
        for (Map.Entry<Long, Long> level : side.entrySet()) {
            if (levels.size() == limit) {
                break;
            }
            levels.add(List.of(
                    JsonObject.decimal(FixedPoint.toDecimal(level.getKey())),
                    JsonObject.decimal(FixedPoint.toDecimal(level.getValue()))));
        }
        return levels;
    }
}
