package dev.sluice.vocabulary;

import java.math.BigDecimal;

/**
 * The venue's own word on one asset of the account: absolute amounts, never a difference.
 *
 * @param free available for new orders
 * @param locked held by open orders
 * @param atNanos venue time, UTC nanoseconds since the epoch
 */
public record BalanceChange(Asset asset, BigDecimal free, BigDecimal locked, long atNanos) {}
