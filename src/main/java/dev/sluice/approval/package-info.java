/**
 * Sign-off between risk and execution.
 *
 * <p>Entry points: {@link dev.sluice.approval.AutoApproval}, {@link dev.sluice.approval.ApprovedOrder}.
 *
 * <p>Invariant: an {@link dev.sluice.approval.ApprovedOrder} is minted here and nowhere else, and only from a
 * {@link dev.sluice.risk.RiskCleared}.
 */
@NullMarked
package dev.sluice.approval;

import org.jspecify.annotations.NullMarked;
