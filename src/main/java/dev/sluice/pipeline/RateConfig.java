package dev.sluice.pipeline;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many orders may go out. */
public interface RateConfig {
    /** Orders a second over all symbols; also the burst. */
    @WithDefault("10")
    @Min(1) @Max(10_000) int globalPerSecond();

    /** Orders a second of one symbol; also the burst. */
    @WithDefault("5")
    @Min(1) @Max(10_000) int symbolPerSecond();

    /** Most of the venue's request weight, in percent, that may be used for an order to go. */
    @WithDefault("80")
    @Min(1) @Max(100) int maxVenueWeightPct();
}
