package dev.sluice.pipeline;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** When submits that fail stop further ones: one circuit for the desk and one for each symbol. */
public interface BreakerConfig {
    /** How long the outcome of a submit counts. */
    @WithDefault("60s")
    Duration window();

    /** Outcomes within the window below which nothing is concluded. */
    @WithDefault("5")
    @Min(1) @Max(10_000) int minimumCalls();

    /** Percentage of failures among them at which the circuit opens. */
    @WithDefault("50")
    @Min(1) @Max(100) int failurePct();

    /** How long it stays open before it is probed. */
    @WithDefault("30s")
    Duration open();

    /** Orders that probe it; all must succeed to close it. */
    @WithDefault("2")
    @Min(1) @Max(100) int probes();
}
