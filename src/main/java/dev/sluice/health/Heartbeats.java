package dev.sluice.health;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts that say from time to time that they live, and how long each has been silent. Held by the one writer. */
final class Heartbeats {
    private final Map<String, Part> parts = new TreeMap<>();

    private record Part(Limit silence, long lastNanos) {}

    /** From here on a part has to be heard; the time until its first word counts as silence too. */
    void expect(String part, Limit silence, long nowNanos) {
        parts.put(part, new Part(silence, nowNanos));
    }

    /** A part lives; one that nobody expects is not watched. */
    void beat(String part, long nowNanos) {
        parts.computeIfPresent(part, (name, known) -> new Part(known.silence(), Math.max(known.lastNanos(), nowNanos)));
    }

    List<Component> judge(long nowNanos) {
        return parts.entrySet().stream()
                .map(part -> judge(part.getKey(), part.getValue(), nowNanos))
                .toList();
    }

    private static Component judge(String name, Part part, long nowNanos) {
        long silence = Math.max(0, nowNanos - part.lastNanos());
        Condition condition = part.silence().judge(silence, Condition.OK);
        return new Component(
                name, condition, condition == Condition.OK ? "alive" : "silent for " + Words.time(silence));
    }
}
