package dev.sluice.pipeline;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/** The account that is traded. */
public interface AccountConfig {
    /** The asset in which equity and limits are counted. */
    @WithDefault("USDT")
    @Pattern(regexp = "[A-Z0-9]{1,20}") String currency();

    /** Time between two snapshots of the account; one is kept soon after every fill, too. */
    @WithDefault("60s")
    Duration snapshotInterval();

    /** How long snapshots are kept. */
    @WithDefault("90d")
    Duration snapshotRetention();
}
