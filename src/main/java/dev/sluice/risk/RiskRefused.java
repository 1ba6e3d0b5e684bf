package dev.sluice.risk;

import dev.sluice.journal.JournalEntry;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import java.util.List;
import java.util.Map;

/** A gate refused; journaled with the whole evaluation. */
public record RiskRefused(
        TradeProposal proposal, Quantity quantity, Reason reason, List<GateEvaluation> evaluations, long atNanos)
        implements RiskDecision, JournalEntry {
    @Override
    public String kind() {
        return "proposal_refused";
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> row = ProposalRow.of(proposal, "risk_rejected", atNanos);
        row.put("quantity", quantity.toString());
        row.put("reason", reason.code());
        return Map.of(
                "proposal",
                row,
                "gates",
                evaluations.stream().map(GateEvaluation::row).toList(),
                "rationale",
                proposal.rationale());
    }
}
