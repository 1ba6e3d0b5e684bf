package dev.sluice.venue.paper;

import java.math.BigDecimal;

/**
 * What an account holds of one asset.
 *
 * @param free available for new orders, zero or more
 * @param locked held by open orders, zero or more
 */
public record Balance(BigDecimal free, BigDecimal locked) {}
