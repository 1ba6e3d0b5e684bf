package dev.sluice.pipeline;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Recording of the market events that the running service decides on. */
public interface RecordConfig {
    /** Whether every market event is recorded, in the order in which the desk folds it. */
    @WithDefault("false")
    @WithConverter(StrictBoolean.class)
    boolean enabled();

    /** Folder of the recordings; {@code recordings} in the data directory if none is named. */
    Optional<String> dir();

    /** Size on disk, in MB, at which the next file begins. */
    @WithDefault("256")
    @Min(1) @Max(100_000) int rotateMegabytes();

    /** Age at which the next file begins. */
    @WithDefault("6h")
    Duration rotateInterval();
}
