/**
 * May this proposal become an order? Sizing, then the ordered gates.
 *
 * <p>Entry points: {@link dev.sluice.risk.RiskDesk}, {@link dev.sluice.risk.Gates} (the list, in order),
 * {@link dev.sluice.risk.RiskDecision}.
 *
 * <p>Invariants: a gate is a total, pure function that only reads; a gate that throws refuses; only after the last pass
 * are exposure and rate tokens taken, together; {@link dev.sluice.risk.RiskCleared} is minted here and nowhere else.
 */
@NullMarked
package dev.sluice.risk;

import org.jspecify.annotations.NullMarked;
