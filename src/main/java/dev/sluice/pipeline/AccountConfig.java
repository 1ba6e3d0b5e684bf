package dev.sluice.pipeline;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

/** The account that is traded. */
public interface AccountConfig {
    /** The asset in which equity and limits are counted. */
    @WithDefault("USDT")
    @Pattern(regexp = "[A-Z0-9]{1,20}") String currency();
}
