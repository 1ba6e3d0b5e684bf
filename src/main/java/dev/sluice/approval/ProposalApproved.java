package dev.sluice.approval;

import dev.sluice.journal.JournalEntry;
import dev.sluice.risk.RiskCleared;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cleared proposal was signed off; journaled with the whole evaluation, which is the new one if it has waited.
 *
 * @param state AUTO_APPROVED or APPROVED
 * @param decision the person's; empty if the policy signed it off
 */
public record ProposalApproved(RiskCleared cleared, ProposalState state, Optional<Decision> decision, long atNanos)
        implements JournalEntry {
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
        Map<String, Object> more = new HashMap<>();
        more.put("orderId", cleared.order().value());
        decision.ifPresent(person -> {
            more.put("decidedBy", person.by());
            more.put("decision", person.reason());
        });
        Map<String, Object> payload = cleared.payload(state.code(), atNanos, more);
        if (decision.isPresent()) {
            payload.remove("request"); // answered when it began to wait
        }
        return payload;
    }
}
