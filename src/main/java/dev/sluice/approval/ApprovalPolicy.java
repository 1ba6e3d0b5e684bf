package dev.sluice.approval;

import java.math.BigDecimal;

/**
 * What a person has to sign off.
 *
 * @param threshold orders worth more than this wait for a person; in the account currency, 0 or more
 * @param ttlNanos how long one waits before it expires; more than 0
 */
public record ApprovalPolicy(BigDecimal threshold, long ttlNanos) {}
