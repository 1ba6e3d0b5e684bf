package dev.sluice.pipeline;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One strategy, as keys of {@code sluice.strategies.NAME}. */
public interface StrategyConfig {
    /** Whether it runs. */
    @WithConverter(StrictBoolean.class)
    Optional<Boolean> enabled();

    /** Symbols that it trades; all of the desk's unless set. */
    Optional<List<@Pattern(regexp = "[A-Z0-9_.-]{1,20}") String>> symbols();

    /** Length of the candles that it decides on, such as {@code 15m}, {@code 1h} or {@code 1d}. */
    @WithDefault("1m")
    String interval();

    /** Its parameters by name; what they are is the strategy's to say. */
    Map<String, String> parameters();
}
