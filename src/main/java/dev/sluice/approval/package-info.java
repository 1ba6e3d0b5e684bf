/**
 * Sign-off between risk and execution: by policy at once, or by a person in time.
 *
 * <p>Entry points: {@link dev.sluice.approval.ApprovalDesk}, {@link dev.sluice.approval.ProposalTransitions} (the one
 * transition table), {@link dev.sluice.approval.ApprovedOrder}.
 *
 * <p>Invariants: an {@link dev.sluice.approval.ApprovedOrder} is minted here and nowhere else, and only from a
 * {@link dev.sluice.risk.RiskCleared}; what is worth more than the threshold gets one only from a person, before it
 * expires, and after the gates have passed again; a proposal stops waiting once.
 */
@NullMarked
package dev.sluice.approval;

import org.jspecify.annotations.NullMarked;
