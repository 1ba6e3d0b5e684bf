package dev.sluice.risk;

import dev.sluice.signal.RequestKey;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.OrderId;
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

    /** The gates that were asked, in order; a refusal ends the row unless the rest is explained too. */
    List<GateEvaluation> evaluations();

    /** The size that was asked about; zero if nothing was left. */
    Quantity quantity();

    long atNanos();

    /** Rows of what it used up, by their projections; journaled with the first entry about it and never again. */
    default Map<String, Object> spentRows() {
        return Map.of();
    }

    /** What is journaled of it: the proposal's row in the state given, the evaluation, and why it was proposed. */
    default Map<String, Object> payload(String state, long updatedNanos) {
        return payload(state, updatedNanos, Map.of());
    }

    /**
     * The same with more in the proposal's row.
     *
     * @param more columns of the proposals projection
     */
    default Map<String, Object> payload(String state, long updatedNanos, Map<String, Object> more) {
        Map<String, Object> payload = new HashMap<>(updatedNanos == atNanos() ? spentRows() : Map.of());
        Map<String, Object> proposal = row(state, updatedNanos);
        proposal.putAll(more);
        payload.put("proposal", proposal);
        payload.put("gates", evaluations().stream().map(GateEvaluation::row).toList());
        payload.put("rationale", proposal().rationale());
        payload.put("confidence", BigDecimal.valueOf(proposal().confidence()).toPlainString());
        proposal().stop().ifPresent(stop -> payload.put("stop", stop.toString()));
        proposal().target().ifPresent(target -> payload.put("target", target.toString()));
        proposal().asked().ifPresent(key -> payload.put("request", requestRow(key, updatedNanos)));
        return payload;
    }

    /** The order that it became, if it became one. */
    default Optional<OrderId> became() {
        return Optional.empty();
    }

    private Map<String, Object> requestRow(RequestKey request, long atNanos) {
        Map<String, Object> row = new HashMap<>();
        row.put("idempotencyKey", request.idempotencyKey());
        row.put("bodyHash", request.bodyHash());
        row.put("proposalId", proposal().id().value());
        became().ifPresent(order -> row.put("orderId", order.value()));
        refusing().ifPresent(gate -> {
            gate.code().ifPresent(code -> row.put("code", code));
            row.put("gate", gate.gate());
            gate.measured().ifPresent(measured -> row.put("measured", measured));
            gate.limit().ifPresent(limit -> row.put("allowed", limit));
        });
        row.put("by", request.by());
        row.put("at", UtcNanos.format(atNanos));
        return row;
    }

    private Map<String, Object> row(String state, long updatedNanos) {
        Map<String, Object> row = new HashMap<>();
        row.put("proposalId", proposal().id().value());
        row.put("symbol", proposal().symbol().name());
        row.put("side", proposal().side().name());
        row.put("type", type().name());
        row.put("quantity", quantity().toString());
        row.put("price", proposal().limit().toString());
        row.put("strategy", proposal().strategy());
        row.put("state", state);
        refusing().ifPresent(gate -> {
            gate.code().ifPresent(code -> row.put("reason", code));
            row.put("gate", gate.gate());
        });
        row.put("createdAt", UtcNanos.format(proposal().atNanos()));
        row.put("updatedAt", UtcNanos.format(updatedNanos));
        return row;
    }

    private OrderType type() {
        return proposal().request().map(request -> request.terms().type()).orElse(OrderType.LIMIT);
    }

    /** Why it was refused, if it was. */
    Optional<Reason> refusal();

    /** The gate that decided it: the first that refused; empty if all passed. */
    default Optional<GateEvaluation> refusing() {
        return evaluations().stream().filter(GateEvaluation::refuses).findFirst();
    }
}
