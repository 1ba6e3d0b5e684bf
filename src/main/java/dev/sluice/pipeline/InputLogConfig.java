package dev.sluice.pipeline;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Writing down everything that reaches the desk's core, so that its decisions can be shown to be the same again. */
public interface InputLogConfig {
    /** Whether it is written, under {@code inputs} in the data directory. */
    @WithDefault("true")
    boolean enabled();

    /** What the files may take together, in MiB; logs of earlier starts go first, then the log of this one ends. */
    @WithDefault("2048")
    @Min(1) @Max(1_048_576) long maxSizeMib();
}
