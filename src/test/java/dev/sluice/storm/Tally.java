package dev.sluice.storm;

import java.util.Map;
import java.util.TreeMap;

/** How often what happened, over one storm or many. */
public final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void count(String what) {
        count(what, 1);
    }

    void count(String what, long times) {
        if (times > 0) {
            counts.merge(what, times, Long::sum);
        }
    }

    /** Takes over what another counted. */
    public void add(Tally other) {
        other.counts.forEach(this::count);
    }

    public long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** By name. */
    public Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}
