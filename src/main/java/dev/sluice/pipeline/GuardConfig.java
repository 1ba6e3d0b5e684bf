package dev.sluice.pipeline;

import dev.sluice.risk.SizingRules;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of the gates beyond plain limits, as keys of {@code sluice.risk}. */
public interface GuardConfig {
    /** What a trade is taken to lose, by which it is sized. */
    @WithDefault("fixed-risk")
    SizingRules.Method sizing();

    /** How many average true ranges that is, where volatility sizes. */
    @WithDefault("2")
    @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") BigDecimal atrMultiple();

    /** Candles that the average true range looks back. */
    @WithDefault("14")
    @Min(1) @Max(1000) int atrPeriod();

    /** Length of the candles that volatility and correlation are measured on. */
    @WithDefault("1m")
    Duration candleInterval();

    /** What a strategy may have at work, by its name. */
    Map<String, Strategy> strategies();

    /** Symbols in which nothing is opened. */
    Optional<List<@Pattern(regexp = "[A-Z0-9_.-]{1,20}") String>> blacklist();

    /** When nothing is opened, such as {@code MON-FRI 22:00-23:00}. */
    Optional<List<String>> restrictedHours();

    /** The time zone of the restricted hours. */
    @WithDefault("UTC")
    String timeZone();

    /** Widest spread in which anything is opened; 0 any. */
    @WithDefault("100")
    @DecimalMin("0") @DecimalMax("10000") BigDecimal maxSpreadBps();

    /** Losing trades of a symbol in a row after which it rests; 0 never. */
    @WithDefault("0")
    @Min(0) @Max(1000) int lossCooldownAfter();

    /** How long it rests. */
    @WithDefault("15m")
    Duration lossCooldown();

    /** Symbols whose exposure counts together, by the group's name. */
    Map<String, Group> groups();

    /** Largest exposure of a group that says nothing else. */
    @WithDefault("5000")
    @DecimalMin(value = "0", inclusive = false) BigDecimal maxExposureGroup();

    /** Correlation of returns from which symbols count as a group; 0 never. */
    @WithDefault("0")
    @DecimalMin("0") @DecimalMax("1") BigDecimal minCorrelation();

    /** Returns that are compared. */
    @WithDefault("60")
    @Min(2) @Max(1440) int correlationCandles();

    /** Average true range in percent of the price above which a symbol rests; 0 never. */
    @WithDefault("0")
    @DecimalMin("0") @DecimalMax("1000") BigDecimal maxVolatilityPct();

    /** At or below which it goes on; four fifths of the limit unless it is set. */
    Optional<@DecimalMin("0") @DecimalMax("1000") BigDecimal> resumeVolatilityPct();

    /** How much worse than the market a limit price may be; 0 any. */
    @WithDefault("500")
    @DecimalMin("0") @DecimalMax("10000") BigDecimal priceCollarBps();

    /** How long a strategy's same order counts as a repetition; 0 never. */
    @WithDefault("1s")
    Duration duplicateWindow();

    /** Orders of one symbol in any 60 seconds; 0 any number. */
    @WithDefault("0")
    @Min(0) @Max(100_000) int symbolOrdersPerMinute();

    /** One strategy's limits. */
    interface Strategy {
        /** Most of the equity that it may have at work. */
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") BigDecimal capitalPct();
    }

    /** Symbols whose exposure counts together. */
    interface Group {
        /** Its symbols. */
        @NotEmpty List<@Pattern(regexp = "[A-Z0-9_.-]{1,20}") String> symbols();

        /** Largest exposure of them all. */
        Optional<@DecimalMin(value = "0", inclusive = false) BigDecimal> maxExposure();
    }
}
