package dev.sluice.operator;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;

/**
 * {@code slippage_bps}. Half of all slippage is negative, and Micrometer's summaries drop what is below zero; so this
 * one histogram goes to Prometheus directly.
 */
final class SlippageHistogram {
    static final String NAME = "slippage_bps";

    private static final double[] BUCKETS = {-50, -20, -10, -5, -2, -1, -0.5, 0, 0.5, 1, 2, 5, 10, 20, 50, 100};

    private final CollectorRegistry registry;
    private final Histogram histogram;

    SlippageHistogram(CollectorRegistry registry) {
        this.registry = registry;
        histogram = Histogram.build(NAME, "Fill price against the price decided at, in basis points; positive is worse")
                .buckets(BUCKETS)
                .register(registry);
    }

    /** @param slippageBps basis points, positive is worse */
    void observe(double slippageBps) {
        histogram.observe(slippageBps);
    }

    /** Leaves the registry, which may outlive this in dev mode. */
    void close() {
        registry.unregister(histogram);
    }
}
