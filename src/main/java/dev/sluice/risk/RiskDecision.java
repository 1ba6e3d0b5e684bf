package dev.sluice.risk;

import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How stage 6 ended. */
public sealed interface RiskDecision permits RiskCleared, RiskRefused {
    TradeProposal proposal();

    /** The gates that were asked, in order; a refusal ends the row. */
    List<GateEvaluation> evaluations();

    /** The size that was asked about; zero if nothing was left. */
    Quantity quantity();

    long atNanos();

    /** What is journaled of it: the proposal's row in the state given, the evaluation, and why it was proposed. */
    default Map<String, Object> payload(String state, long updatedNanos) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("proposal", row(state, updatedNanos));
        payload.put("gates", evaluations().stream().map(GateEvaluation::row).toList());
        payload.put("rationale", proposal().rationale());
        payload.put("confidence", BigDecimal.valueOf(proposal().confidence()).toPlainString());
        proposal().stop().ifPresent(stop -> payload.put("stop", stop.toString()));
        return payload;
    }

    private Map<String, Object> row(String state, long updatedNanos) {
        Map<String, Object> row = new HashMap<>();
        row.put("proposalId", proposal().id().value());
        row.put("symbol", proposal().symbol().name());
        row.put("side", proposal().side().name());
        row.put("type", OrderType.LIMIT.name());
        row.put("quantity", quantity().toString());
        row.put("price", proposal().limit().toString());
        row.put("strategy", proposal().strategy());
        row.put("state", state);
        refusal().ifPresent(reason -> row.put("reason", reason.code()));
        row.put("createdAt", UtcNanos.format(proposal().atNanos()));
        row.put("updatedAt", UtcNanos.format(updatedNanos));
        return row;
    }

    /** Why it was refused, if it was. */
    Optional<Reason> refusal();
}
