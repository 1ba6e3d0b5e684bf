package dev.sluice.approval;

import dev.sluice.journal.JournalEntry;
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
        return cleared.payload("auto_approved", atNanos);
    }
}
