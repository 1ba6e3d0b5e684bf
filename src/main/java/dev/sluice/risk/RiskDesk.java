package dev.sluice.risk;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.market.SymbolMarket;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** Sizes a proposal, asks the gates in order, and reserves for those that pass. */
public final class RiskDesk {
    private final LiveLimits limits;
    private PositionSizer sizer;
    private final GatePolicies policies;
    private final GateMemory memory;
    private final Tallies tallies = new Tallies();
    private List<Gate> gates;

    public RiskDesk(RiskLimits limits, GatePolicies policies) {
        this.limits = new LiveLimits(limits);
        this.sizer = new PositionSizer(limits);
        this.policies = policies;
        this.memory = GateMemory.of(limits, policies);
        this.gates = Gates.inOrder(limits, policies, memory);
    }

    /** One that asks nothing of a book, neither spread nor freshness, for a past of which no books were recorded. */
    public static RiskDesk withoutMarketData(RiskLimits limits, GatePolicies policies) {
        GuardRules guards = limits.guards();
        RiskLimits bookless = limits.with(guards.with(guards.compliance().withoutSpread()));
        RiskDesk desk = new RiskDesk(bookless, policies);
        desk.gates = desk.gates.stream()
                .filter(gate -> !gate.name().equals(MarketDataGate.NAME))
                .toList();
        return desk;
    }

    /** For tests of the chain itself. */
    RiskDesk(RiskLimits limits, GatePolicies policies, List<Gate> gates) {
        this.limits = new LiveLimits(limits);
        this.sizer = new PositionSizer(limits);
        this.policies = policies;
        this.memory = GateMemory.of(limits, policies);
        this.gates = gates;
    }

    /** Takes over what an earlier process left, before anything else. */
    public void restore(List<ProjectedRow> rateRows, List<ProjectedRow> circuitRows, List<ProjectedRow> limitRows) {
        memory.rate().restore(rateRows);
        memory.circuits().restore(circuitRows);
        limits.restore(limitRows);
        remake();
    }

    /**
     * Somebody wants limits tighter than configured, or as configured again.
     *
     * @param wanted by field; empty for "as configured"
     */
    public LimitsAnswer change(Map<String, Optional<BigDecimal>> wanted, String reason, String by, long nowNanos) {
        SortedMap<String, String> problems = limits.problems(wanted);
        if (!problems.isEmpty()) {
            return new LimitsAnswer.Refused(problems);
        }
        limits.change(wanted, reason, by, nowNanos);
        remake();
        return new LimitsAnswer.Changed(new RiskLimitsChanged(wanted, reason, by, nowNanos));
    }

    /**
     * Somebody gives a strategy other capital, which has no {@link LiveLimits#capitalProblem problem}.
     *
     * @param pct of the equity; empty for as configured
     */
    public void changeCapital(String strategy, Optional<BigDecimal> pct) {
        limits.changeCapital(strategy, pct);
        remake();
    }

    private void remake() {
        sizer = new PositionSizer(limits.effective());
        gates = Gates.inOrder(limits.effective(), policies, memory);
    }

    /** The limits that people may change. */
    public LiveLimits limits() {
        return limits;
    }

    public GatePolicies policies() {
        return policies;
    }

    /** Every check in the order in which it is asked, and what it said last. */
    public List<CheckTally> checks() {
        return tallies.of(gates);
    }

    /** What there is to read off the gates without a proposal. */
    public List<Reading> readings(RiskContext context, long nowNanos) {
        return new Readings(limits.effective(), policies, memory, context, nowNanos).all();
    }

    /** Told what becomes of submits. */
    public CircuitBreakers circuits() {
        return memory.circuits();
    }

    /** Something came of this market. */
    public void onMarket(SymbolMarket market, long nowNanos) {
        memory.data().on(market, nowNanos);
    }

    /** The venue said how much of its request weight is used. */
    public void onVenueLoad(long used, long limit, long nowNanos) {
        memory.load().told(used, limit, nowNanos);
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
            sized = sizer.size(proposal, context, nowNanos);
        } catch (RuntimeException e) {
            GateEvaluation broken = new GateEvaluation("size", "quantity", Gate.failed(e));
            return new RiskRefused(proposal, Quantity.ZERO, Reason.GATE_FAILED, List.of(broken), nowNanos);
        }
        List<GateEvaluation> evaluations = new ArrayList<>(gates.size());
        Optional<Reason> refusal = ask(gates, sized, context, evaluations);
        tallies.count(evaluations, proposal.symbol(), nowNanos);
        if (refusal.isPresent()) {
            return new RiskRefused(proposal, sized.quantity(), refusal.get(), evaluations, nowNanos);
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
        Quantity quantity = cleared.quantity();
        SizedProposal sized = new SizedProposal(cleared.proposal(), limit, quantity, nowNanos);
        List<Gate> again =
                gates.stream().flatMap(gate -> gate.askedAgain().stream()).toList();
        List<GateEvaluation> evaluations = new ArrayList<>(again.size());
        context.portfolio().release(cleared.order());
        Optional<Reason> refusal = ask(again, sized, context, evaluations);
        context.portfolio().reserve(cleared.order(), cleared.terms(), limit, context.reduces(sized));
        return refusal.<RiskDecision>map(
                        reason -> new RiskRefused(cleared.proposal(), quantity, reason, evaluations, nowNanos))
                .orElseGet(() -> new MintedClearance(
                        cleared.proposal(), cleared.order(), cleared.terms(), evaluations, Spent.NOTHING, nowNanos));
    }

    /** Asks one gate after the other, up to the first that refuses or, to explain, all; why the first refused. */
    private Optional<Reason> ask(
            List<Gate> asked, SizedProposal sized, RiskContext context, List<GateEvaluation> evaluations) {
        Optional<Reason> refusal = Optional.empty();
        for (Gate gate : asked) {
            GateEvaluation evaluation = gate.evaluate(sized, context);
            evaluations.add(evaluation);
            if (evaluation.refuses()) {
                refusal = refusal.or(evaluation::reason);
                if (!policies.explain()) {
                    return refusal;
                }
            }
        }
        return refusal;
    }

    private RiskCleared reserve(
            SizedProposal sized, RiskContext context, OrderId order, List<GateEvaluation> evaluations) {
        OrderTerms terms = sized.terms();
        context.portfolio().reserve(order, terms, sized.limit(), context.reduces(sized));
        context.memory().cleared(order, sized);
        Spent spent = new Spent(
                memory.rate().take(sized.symbol(), sized.nowNanos()),
                memory.circuits().take(sized.symbol(), sized.nowNanos()));
        return new MintedClearance(sized.proposal(), order, terms, evaluations, spent, sized.nowNanos());
    }
}
