package dev.sluice.risk;

import dev.sluice.signal.TradeProposal;
import java.util.List;

/** How stage 6 ended. */
public sealed interface RiskDecision permits RiskCleared, RiskRefused {
    TradeProposal proposal();

    /** The gates that were asked, in order; a refusal ends the row. */
    List<GateEvaluation> evaluations();

    long atNanos();
}
