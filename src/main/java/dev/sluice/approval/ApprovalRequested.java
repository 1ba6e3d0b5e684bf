package dev.sluice.approval;

import dev.sluice.journal.JournalEntry;
import dev.sluice.risk.ClearanceDocument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalState;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Map;
import java.util.Optional;

/** A cleared proposal waits for a person; journaled with the whole evaluation and all that a restart needs. */
public record ApprovalRequested(PendingApproval pending, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "proposal_pending";
    }

    @Override
    public Optional<OrderId> orderId() {
        return Optional.of(pending.order());
    }

    @Override
    public Map<String, Object> payload() {
        return pending.clearance()
                .payload(
                        ProposalState.PENDING_APPROVAL.code(),
                        atNanos,
                        Map.of(
                                "orderId", pending.order().value(),
                                "expiresAt", UtcNanos.format(pending.expiresNanos()),
                                "clearance", ClearanceDocument.of(pending.clearance())));
    }
}
