package dev.sluice.pipeline;

import dev.sluice.halt.TriggerAction;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;

/** What stops trading without anybody's word, and what an engaged kill switch does. */
public interface HaltConfig {
    /** What a loss from the peak of equity does. */
    @WithDefault("kill")
    TriggerAction drawdownAction();

    @WithDefault("20")
    @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") BigDecimal drawdownPct();

    /** What a loss since the start of the day does, until the next. */
    @WithDefault("reduce")
    TriggerAction dailyLossAction();

    @WithDefault("5")
    @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") BigDecimal dailyLossPct();

    /** What it does that a road to the venue is away. */
    @WithDefault("halt")
    TriggerAction connectionAction();

    @WithDefault("60s")
    Duration connectionLostFor();

    /** What a slow venue does: half of its answers take as long, for as long. */
    @WithDefault("halt")
    TriggerAction latencyAction();

    @WithDefault("5s")
    Duration latencyLimit();

    @WithDefault("30s")
    Duration latencyFor();

    /** What orders do that were rejected, not accepted or lost. */
    @WithDefault("halt")
    TriggerAction errorsAction();

    @WithDefault("20")
    @Min(1) @Max(1000) int errorsLimit();

    @WithDefault("1m")
    Duration errorsWindow();

    /** What it does that the desk and the venue began to differ, or an order did what it cannot do. */
    @WithDefault("halt")
    TriggerAction inconsistencyAction();

    @WithDefault("3")
    @Min(1) @Max(1000) int inconsistencyLimit();

    @WithDefault("10m")
    Duration inconsistencyWindow();

    /** What it does that the journal failed. */
    @WithDefault("halt")
    TriggerAction journalAction();

    @WithDefault("3")
    @Min(1) @Max(1000) int journalLimit();

    @WithDefault("10m")
    Duration journalWindow();

    /** What it does that even the youngest order book is old. */
    @WithDefault("halt")
    TriggerAction staleDataAction();

    @WithDefault("30s")
    Duration staleDataLimit();

    /** How long a cause must be gone before what it did is over. */
    @WithDefault("5s")
    Duration clearAfter();

    /** Whether an engaged kill switch closes positions. */
    @WithDefault("false")
    boolean closePositions();

    /** Largest order of such a close. */
    @WithDefault("1000")
    @DecimalMin(value = "0", inclusive = false) BigDecimal closeSliceNotional();

    /** Between two such orders of a symbol. */
    @WithDefault("1s")
    Duration closePause();

    /** How much worse than the mark such an order may trade. */
    @WithDefault("100")
    @Min(0) @Max(10_000) int closeCollarBps();
}
