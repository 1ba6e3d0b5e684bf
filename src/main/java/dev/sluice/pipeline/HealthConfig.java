package dev.sluice.pipeline;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** From when on a part of the desk is degraded, and from when on it is critical, so that nothing is opened any more. */
public interface HealthConfig {
    /** How late the desk's loop gets to what is due (95th percentile of a minute). */
    @WithDefault("250ms")
    Duration loopLagDegraded();

    @WithDefault("5s")
    Duration loopLagCritical();

    /** How long the venue takes to answer: degraded by the 95th percentile of two minutes. */
    @WithDefault("1s")
    Duration roundTripDegraded();

    /** The same, by the median. */
    @WithDefault("5s")
    Duration roundTripCritical();

    /** How long the journal takes to commit: degraded by the 95th percentile of a minute. */
    @WithDefault("250ms")
    Duration appendDegraded();

    /** How long one commit may be awaited. */
    @WithDefault("10s")
    Duration appendCritical();

    /** How far this machine's clock may be from the venue's. */
    @WithDefault("1s")
    Duration clockOffsetDegraded();

    @WithDefault("1m")
    Duration clockOffsetCritical();

    /** Free space where the data directory is, in mebibytes. */
    @WithDefault("1024")
    @Min(0) @Max(1_000_000_000) long diskFreeDegradedMib();

    @WithDefault("100")
    @Min(0) @Max(1_000_000_000) long diskFreeCriticalMib();

    /** How long a stream, or the market as a whole, may be away before that is critical. */
    @WithDefault("15s")
    Duration outage();

    /** How long the books may go uncompared with the venue's; at least three intervals of the comparison. */
    @WithDefault("5m")
    Duration comparisonOverdue();
}
