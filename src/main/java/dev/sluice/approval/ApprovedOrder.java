package dev.sluice.approval;

import dev.sluice.risk.RiskCleared;

/** Proof that a cleared proposal was signed off. */
public sealed interface ApprovedOrder permits MintedApproval {
    RiskCleared clearance();

    long atNanos();
}
