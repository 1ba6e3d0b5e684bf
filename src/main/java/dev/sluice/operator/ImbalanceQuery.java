package dev.sluice.operator;

import java.math.BigDecimal;

/**
 * What counts as an imbalance of a footprint.
 *
 * @param ratio how many times the one side's volume must be the other's; more than 0
 * @param minimum least volume of the greater side, in base asset; 0 or more
 * @param stacked levels on top of each other that count as stacked; 2 or more
 */
public record ImbalanceQuery(BigDecimal ratio, BigDecimal minimum, int stacked) {}
