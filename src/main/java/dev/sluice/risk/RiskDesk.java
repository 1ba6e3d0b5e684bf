package dev.sluice.risk;

import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Sizes a proposal, asks the gates in order, and reserves for those that pass. */
public final class RiskDesk {
    private final RiskLimits limits;
    private final RateTokens rate;
    private final List<Gate> gates;

    public RiskDesk(RiskLimits limits) {
        this.limits = limits;
        this.rate = new RateTokens(limits.globalPerSecond(), limits.symbolPerSecond());
        this.gates = Gates.inOrder(limits, rate);
    }

    /** For tests of the chain itself. */
    RiskDesk(RiskLimits limits, List<Gate> gates) {
        this.limits = limits;
        this.rate = new RateTokens(limits.globalPerSecond(), limits.symbolPerSecond());
        this.gates = gates;
    }

    /**
     * Decides. When every gate has passed, exposure and rate tokens are taken in the same step, so that two proposals
     * of one moment cannot both use the last of a limit.
     *
     * @param orderIds names the order that a cleared proposal becomes
     */
    public RiskDecision decide(TradeProposal proposal, RiskContext context, Supplier<OrderId> orderIds, long nowNanos) {
        SizedProposal sized;
        try {
            sized = size(proposal, context, nowNanos);
        } catch (RuntimeException e) {
            GateEvaluation broken = GateEvaluation.of("size", "quantity", failed(e));
            return new RiskRefused(proposal, Quantity.ZERO, Reason.GATE_FAILED, List.of(broken), nowNanos);
        }
        List<GateEvaluation> evaluations = new ArrayList<>(gates.size());
        for (Gate gate : gates) {
            Verdict verdict = check(gate, sized, context);
            evaluations.add(GateEvaluation.of(gate.name(), gate.check(), verdict));
            if (verdict instanceof Verdict.Refuse refuse) {
                return new RiskRefused(proposal, sized.quantity(), refuse.reason(), evaluations, nowNanos);
            }
        }
        return reserve(sized, context, orderIds.get(), evaluations);
    }

    /**
     * Asks the gates again about an order that was cleared and has waited since, at the size that it was cleared with.
     * Its own reservation is not held against it, nothing more is taken for it, and nothing is given back: that is its
     * owner's to do when this refuses.
     */
    public RiskDecision decideAgain(RiskCleared cleared, RiskContext context, long nowNanos) {
        Price limit = cleared.terms().price().orElse(cleared.proposal().limit());
        SizedProposal sized = new SizedProposal(cleared.proposal(), limit, cleared.quantity(), nowNanos);
        context.portfolio().release(cleared.order());
        List<GateEvaluation> evaluations = new ArrayList<>(gates.size());
        RiskDecision decision = new MintedClearance(
                cleared.proposal(), cleared.order(), cleared.terms(), evaluations, nowNanos);
        for (Gate gate : gates) {
            if (!gate.name().equals("rate")) {
                Verdict verdict = check(gate, sized, context);
                evaluations.add(GateEvaluation.of(gate.name(), gate.check(), verdict));
                if (verdict instanceof Verdict.Refuse refuse) {
                    decision = new RiskRefused(
                            cleared.proposal(), cleared.quantity(), refuse.reason(), evaluations, nowNanos);
                    break;
                }
            }
        }
        context.portfolio().reserve(cleared.order(), cleared.terms(), limit, context.reduces(sized));
        return decision;
    }

    private SizedProposal size(TradeProposal proposal, RiskContext context, long nowNanos) {
        if (proposal.request().isPresent()) {
            Quantity asked = proposal.request().get().terms().quantity();
            return new SizedProposal(proposal, proposal.limit(), asked, nowNanos);
        }
        Price limit = context.instrument(proposal.symbol())
                .map(instrument -> instrument.roundToTick(proposal.limit(), proposal.side()))
                .orElse(proposal.limit());
        return new SizedProposal(proposal, limit, PositionSizer.size(proposal, limit, context, limits), nowNanos);
    }

    private RiskCleared reserve(
            SizedProposal sized, RiskContext context, OrderId order, List<GateEvaluation> evaluations) {
        OrderTerms terms = sized.terms();
        context.portfolio().reserve(order, terms, sized.limit(), context.reduces(sized));
        rate.take(sized.symbol(), sized.nowNanos());
        return new MintedClearance(sized.proposal(), order, terms, evaluations, sized.nowNanos());
    }

    /** Risk fails closed: a gate that breaks refuses. */
    private static Verdict check(Gate gate, SizedProposal sized, RiskContext context) {
        try {
            return gate.check(sized, context);
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private static Verdict failed(RuntimeException e) {
        return Verdict.refuse(Reason.GATE_FAILED, e.toString(), "a verdict");
    }
}
