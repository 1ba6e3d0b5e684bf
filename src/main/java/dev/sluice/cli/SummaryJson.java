package dev.sluice.cli;

import dev.sluice.pipeline.ReplaySummary;
import dev.sluice.vocabulary.UtcNanos;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A replay's summary as JSON: what was counted, then what differs from run to run, under {@code run}. */
final class SummaryJson {
    private SummaryJson() {}

    static Map<String, Object> of(List<Path> files, ReplaySummary summary) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mode", "replay");
        json.put("files", files.stream().map(Path::toString).toList());
        json.put("from", UtcNanos.format(summary.firstNanos()));
        json.put("to", UtcNanos.format(summary.lastNanos()));
        json.putAll(summary.counted());
        json.put(
                "journal",
                Map.of(
                        "sequence",
                        summary.head().sequence(),
                        "hash",
                        summary.head().hash()));
        json.put("digest", summary.head().hash());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("seconds", summary.pace().wall().toMillis() / 1000.0);
        run.put("eventsPerSecond", Math.round(summary.pace().eventsPerSecond()));
        json.put("run", run);
        return json;
    }
}
