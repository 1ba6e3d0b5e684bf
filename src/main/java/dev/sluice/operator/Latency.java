package dev.sluice.operator;

import dev.sluice.vocabulary.UtcNanos;
import io.micrometer.core.instrument.DistributionSummary;

/**
 * Durations as histograms in milliseconds. Not as Micrometer timers: those are always exported in seconds, and the
 * names of these series end in {@code _ms}.
 */
final class Latency {
    /** From a decision in memory to an order that waits a minute; the SLO's 5 s is one of them. */
    private static final double[] BUCKETS = {
        0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000
    };

    private Latency() {}

    static DistributionSummary.Builder summary(String name, String description) {
        return DistributionSummary.builder(name).description(description).serviceLevelObjectives(BUCKETS);
    }

    static DistributionSummary.Builder stage(String stage) {
        return summary("execution_latency_ms", "Stages of an order's way, in milliseconds")
                .tag("stage", stage);
    }

    static double millis(long nanos) {
        return (double) nanos / UtcNanos.PER_MILLI;
    }
}
