package dev.sluice.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What only the desk itself can time or count, because the journal does not say it. Safe from any thread and cheap
 * enough for the desk's own loop; negative durations are ignored.
 */
@Singleton
@Startup
public final class DeskTimings {
    private final DistributionSummary appends;
    private final DistributionSummary intents;
    private final DistributionSummary decisions;
    private final DistributionSummary killCancels;
    private final Counter gaps;
    private final MeterRegistry registry;
    private final BoundedLabels causes = BoundedLabels.learnt();
    private final BoundedLabels hooks = BoundedLabels.learnt();
    private final BoundedLabels results = BoundedLabels.learnt();

    /** Registers its meters, so that their series exist before the first event. */
    public DeskTimings(MeterRegistry registry) {
        this.registry = registry;
        appends = Latency.summary("journal_append_ms", "From append to commit of one group of entries, in milliseconds")
                .register(registry);
        intents = Latency.stage("journal").register(registry);
        decisions = Latency.stage("decision").register(registry);
        killCancels = Latency.summary(
                        "kill_switch_cancel_ms",
                        "From an engaged kill switch to its last cancel request on the wire, in milliseconds")
                .register(registry);
        gaps = Counter.builder("feed_gap_total")
                .description("Gaps found in the sequence of the feed")
                .register(registry);
        runs(BoundedLabels.OTHER, BoundedLabels.OTHER);
        hookTimes(BoundedLabels.OTHER);
        slowHooks(BoundedLabels.OTHER);
    }

    /** One group of entries was committed; {@code journal_append_ms}. */
    public void appended(long nanos) {
        appends.record(Latency.millis(nanos));
    }

    /** An intent waited this long for its commit; {@code execution_latency_ms{stage="journal"}}. */
    public void intentCommitted(long nanos) {
        intents.record(Latency.millis(nanos));
    }

    /** A market event was followed to its commands; {@code execution_latency_ms{stage="decision"}}. */
    public void decided(long nanos) {
        decisions.record(Latency.millis(nanos));
    }

    /**
     * The desk was compared with the venue; {@code reconciliation_runs_total}.
     *
     * @param result of the run, or {@code failed} if the venue's books could not be read
     */
    public void reconciled(String cause, String result) {
        runs(causes.of(Optional.of(cause)), results.of(Optional.of(result))).increment();
    }

    /** A user's hook was asked; {@code order_hook_ms}, and {@code order_hook_slow_total} if it took too long. */
    public void hookAsked(String hook, long nanos, boolean slow) {
        String name = hooks.of(Optional.of(hook));
        hookTimes(name).record(Latency.millis(nanos));
        if (slow) {
            slowHooks(name).increment();
        }
    }

    private DistributionSummary hookTimes(String hook) {
        return Latency.summary("order_hook_ms", "What a user's hook took to answer, in milliseconds")
                .tag("hook", hook)
                .register(registry);
    }

    private Counter slowHooks(String hook) {
        return Counter.builder("order_hook_slow_total")
                .description("Answers of users' hooks that took longer than their budget")
                .tag("hook", hook)
                .register(registry);
    }

    private Counter runs(String cause, String result) {
        return Counter.builder("reconciliation_runs_total")
                .description("Comparisons with the venue by cause and result")
                .tag("cause", cause)
                .tag("result", result)
                .register(registry);
    }

    /** The last cancel of an engaged kill switch is on the wire; {@code kill_switch_cancel_ms}. */
    public void killCancelled(long nanos) {
        killCancels.record(Latency.millis(nanos));
    }

    /** Messages of the feed are missing; {@code feed_gap_total}. */
    public void feedGap() {
        gaps.increment();
    }
}
