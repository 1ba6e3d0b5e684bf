package dev.sluice.approval;

import dev.sluice.journal.JournalEntry;
import dev.sluice.risk.RiskDecision;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A proposal has waited in vain; its order is withdrawn with the same code.
 *
 * @param last what the gates said last: when they were asked again if that ended it, else when they cleared it
 * @param state REJECTED or EXPIRED
 * @param code why: {@code approval_rejected}, {@code approval_expired}, why its order was cancelled, or what the gates
 *     or the checks behind them said
 * @param decision the person's; empty if no person's decision ended it
 */
public record ApprovalEnded(
        PendingApproval pending,
        RiskDecision last,
        ProposalState state,
        String code,
        Optional<Decision> decision,
        long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return state == ProposalState.EXPIRED ? "proposal_expired" : "proposal_rejected";
    }

    @Override
    public Optional<OrderId> orderId() {
        return Optional.of(pending.order());
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> more = new HashMap<>();
        more.put("orderId", pending.order().value());
        more.put("reason", code);
        decision.ifPresent(person -> {
            more.put("decidedBy", person.by());
            more.put("decision", person.reason());
        });
        Map<String, Object> payload = last.payload(state.code(), atNanos, more);
        payload.remove("request"); // answered when it began to wait
        payload.keySet().removeAll(last.spentRows().keySet()); // and spent then
        return payload;
    }
}
