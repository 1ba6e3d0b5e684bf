package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.Map;

/**
 * Messages that could not be understood and did not show whose they were. Each explains at most one hole, and only a
 * hole that shows soon, at the next message of some stream of the same connection: it has been told of then already.
 */
final class Suspicions {
    /** Ticks of about a second after which a message explains nothing more. */
    private static final int AGE_LIMIT = 5;

    private final Map<StreamGroup, OfGroup> byGroup = new HashMap<>();

    private static final class OfGroup {
        private int age;
        private long noted;
        private long spent;
        private final Map<Stream, Long> seen = new HashMap<>();
    }

    private record Stream(Symbol symbol, String kind) {}

    void note(StreamGroup group) {
        OfGroup own = byGroup.computeIfAbsent(group, ignored -> new OfGroup());
        own.noted++;
        own.age = 0;
    }

    /** Whether a hole in this stream is explained; what explained it explains nothing else. */
    boolean explains(StreamGroup group, Symbol symbol, String kind) {
        OfGroup own = byGroup.get(group);
        if (own == null || own.noted <= Math.max(own.spent, own.seen.getOrDefault(new Stream(symbol, kind), 0L))) {
            return false;
        }
        own.spent++;
        return true;
    }

    /** A message of this stream has come: what was noted before explains no later hole of it. */
    void checked(StreamGroup group, Symbol symbol, String kind) {
        OfGroup own = byGroup.isEmpty() ? null : byGroup.get(group);
        if (own != null && own.noted > own.spent) {
            own.seen.put(new Stream(symbol, kind), own.noted);
        }
    }

    /** To be called about once a second. */
    void age() {
        byGroup.values().removeIf(own -> ++own.age > AGE_LIMIT);
    }
}
