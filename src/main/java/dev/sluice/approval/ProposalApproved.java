package dev.sluice.approval;

import dev.sluice.journal.JournalEntry;
import dev.sluice.risk.GateEvaluation;
import dev.sluice.risk.ProposalRow;
import dev.sluice.risk.RiskCleared;
import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/** A cleared proposal was signed off; journaled with the whole evaluation. */
public record ProposalApproved(RiskCleared cleared, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "proposal_approved";
    }

    @Override
    public Optional<OrderId> orderId() {
        return Optional.of(cleared.order());
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> row = ProposalRow.of(cleared.proposal(), "auto_approved", atNanos);
        row.put("quantity", cleared.terms().quantity().toString());
        return Map.of(
                "proposal",
                row,
                "gates",
                cleared.evaluations().stream().map(GateEvaluation::row).toList(),
                "rationale",
                cleared.proposal().rationale());
    }
}
