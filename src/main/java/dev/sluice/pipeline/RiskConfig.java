package dev.sluice.pipeline;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;

/** The limits that the gates hold proposals to. */
public interface RiskConfig {
    /** Largest price × quantity of one order. */
    @WithDefault("1000")
    @DecimalMin(value = "0", inclusive = false) BigDecimal maxOrderNotional();

    /** Largest loss at the stop, in percent of equity; sizes every order. */
    @WithDefault("0.5")
    @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") BigDecimal maxRiskPerTradePct();

    /** Largest position plus orders on their way in one symbol. */
    @WithDefault("2000")
    @DecimalMin(value = "0", inclusive = false) BigDecimal maxExposureSymbol();

    /** The same over all symbols. */
    @WithDefault("5000")
    @DecimalMin(value = "0", inclusive = false) BigDecimal maxExposureTotal();

    /** Most symbols with a position or an order that may open one. */
    @WithDefault("3")
    @Min(1) @Max(1000) int maxPositions();

    /** Loss since the start of the day at which nothing more is risked. */
    @WithDefault("3")
    @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") BigDecimal maxDailyLossPct();

    /** Loss from the peak of equity at which nothing more is risked. */
    @WithDefault("10")
    @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") BigDecimal maxDrawdownPct();

    /** Oldest order book message that a decision may stand on. */
    @WithDefault("3s")
    Duration maxDataAge();

    /** Whether the gates after the first refusal are asked too, so that a proposal shows all that stood in its way. */
    @WithDefault("false")
    boolean explain();

    /** Longest time that the venue may take to answer. */
    @WithDefault("2s")
    Duration maxRoundTrip();

    /** Latest that the desk's loop may get to what is due. */
    @WithDefault("1s")
    Duration maxLoopLag();

    /** How long what was concluded from a symbol's recent prices stands. */
    @WithDefault("250ms")
    Duration dataCheckTtl();

    /** How long after a hole in the feed nothing is opened. */
    @WithDefault("2s")
    Duration dataGapWindow();

    /** Robust standard deviations that a price may be from the median of recent ones; 0 for any. */
    @WithDefault("10")
    @Min(0) @Max(1000) int outlierDeviations();

    /** Deviation from that median that is always allowed, in basis points. */
    @WithDefault("50")
    @Min(0) @Max(10_000) int outlierFloorBps();

    /** The rules beyond plain limits. */
    @WithParentName
    GuardConfig guards();
}
