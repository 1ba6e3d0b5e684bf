package dev.sluice.approval;

import dev.sluice.risk.RiskCleared;

/** The policy that signs off whatever the gates cleared, at once. */
public final class AutoApproval {
    /** Signs off. */
    public ApprovedOrder approve(RiskCleared cleared, long nowNanos) {
        return new MintedApproval(cleared, nowNanos);
    }

    /** The journal entry of a sign-off. */
    public ProposalApproved entry(ApprovedOrder approved) {
        return new ProposalApproved(approved.clearance(), approved.atNanos());
    }
}
