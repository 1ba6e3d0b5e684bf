package dev.sluice.operator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A person's wish to change a strategy.
 *
 * @param enabled empty to leave it as it is
 * @param capital empty to leave it as it is
 */
public record StrategyChange(
        String name, Optional<Boolean> enabled, Optional<Capital> capital, String reason, String by) {
    /** @param pct of the equity; empty for as configured */
    public record Capital(Optional<BigDecimal> pct) {}
}
