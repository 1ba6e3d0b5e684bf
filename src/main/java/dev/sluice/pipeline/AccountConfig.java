package dev.sluice.pipeline;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

/** The account that is traded. */
public interface AccountConfig {
    /** The asset in which equity and limits are counted. */
    @WithDefault("USDT")
    @Pattern(regexp = "[A-Z0-9]{1,20}") String currency();

    /** When a day begins, from which the daily loss is measured. */
    @WithDefault("00:00")
    @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d")
    String dayStart();

    /** The time zone of that. */
    @WithDefault("UTC")
    String timeZone();
}
