package dev.sluice.pipeline;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.Duration;

/** What a person has to sign off. */
public interface ApprovalConfig {
    /** Orders worth more than this wait for a person; 0 lets every opening order wait. */
    @WithDefault("1000")
    @DecimalMin("0") BigDecimal threshold();

    /** How long one waits before it expires. */
    @WithDefault("5m")
    Duration ttl();
}
