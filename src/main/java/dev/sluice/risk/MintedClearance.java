package dev.sluice.risk;

import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record MintedClearance(
        TradeProposal proposal,
        OrderId order,
        OrderTerms terms,
        List<GateEvaluation> evaluations,
        Spent spent,
        long atNanos)
        implements RiskCleared {
    @Override
    public Quantity quantity() {
        return terms.quantity();
    }

    @Override
    public Map<String, Object> spentRows() {
        return spent.rows();
    }

    @Override
    public Optional<OrderId> became() {
        return Optional.of(order);
    }

    @Override
    public Optional<Reason> refusal() {
        return Optional.empty();
    }
}
