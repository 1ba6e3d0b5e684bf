package dev.sluice.risk;

import dev.sluice.journal.JournalEntry;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gate refused; journaled with the whole evaluation. */
public record RiskRefused(
        TradeProposal proposal, Quantity quantity, Reason reason, List<GateEvaluation> evaluations, long atNanos)
        implements RiskDecision, JournalEntry {
    /** The stable code: the reason's, or what says more than it, such as {@code hook:<name>}. */
    public String code() {
        return refusing().flatMap(GateEvaluation::code).orElseGet(reason::code);
    }

    @Override
    public String kind() {
        return "proposal_refused";
    }

    @Override
    public Map<String, Object> payload() {
        return payload("risk_rejected", atNanos);
    }

    @Override
    public Optional<Reason> refusal() {
        return Optional.of(reason);
    }
}
