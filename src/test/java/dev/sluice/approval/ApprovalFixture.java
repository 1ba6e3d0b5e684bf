package dev.sluice.approval;

import static dev.sluice.vocabulary.VocabularyFixture.decimal;

import dev.sluice.risk.RiskCleared;

/** Sign-offs for tests of what comes behind them. */
public final class ApprovalFixture {
    public static final long TTL_NANOS = 300_000_000_000L;

    private ApprovalFixture() {}

    public static ApprovalPolicy policy(String threshold) {
        return new ApprovalPolicy(decimal(threshold), TTL_NANOS);
    }

    /** Signed off by policy. */
    public static ApprovedOrder approved(RiskCleared cleared, long nowNanos) {
        return ((SignOff.AtOnce) new ApprovalDesk(policy("1000000000")).decide(cleared, false, nowNanos)).approved();
    }
}
