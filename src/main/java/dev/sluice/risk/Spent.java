package dev.sluice.risk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a clearance used up.
 *
 * @param buckets how the token buckets stood after it
 * @param circuits rows of those that it probes
 */
record Spent(List<TokenBucket.Level> buckets, List<Map<String, Object>> circuits) {
    static final Spent NOTHING = new Spent(List.of(), List.of());

    /** By projection. */
    Map<String, Object> rows() {
        Map<String, Object> rows = new HashMap<>();
        if (!buckets.isEmpty()) {
            rows.put("rateBucket", buckets.stream().map(TokenBucket.Level::row).toList());
        }
        if (!circuits.isEmpty()) {
            rows.put("circuit", circuits);
        }
        return rows;
    }
}
