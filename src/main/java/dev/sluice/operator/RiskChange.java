package dev.sluice.operator;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A person's wish to change limits.
 *
 * @param limits by name; empty for "as configured"
 */
public record RiskChange(SortedMap<String, Optional<BigDecimal>> limits, String reason, String by) {}
