package dev.sluice.pipeline;

import dev.sluice.approval.Decision;
import dev.sluice.approval.PendingApproval;
import dev.sluice.execution.AmendAnswer;
import dev.sluice.execution.Command;
import dev.sluice.execution.Order;
import dev.sluice.execution.OrderDesk;
import dev.sluice.execution.Resolution;
import dev.sluice.halt.Halt;
import dev.sluice.halt.KillSwitch;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.market.Markets;
import dev.sluice.operator.DecisionAnswer;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.operator.RiskChange;
import dev.sluice.operator.StrategyChange;
import dev.sluice.portfolio.TransferBooked;
import dev.sluice.reconciliation.ReconciliationDesk;
import dev.sluice.risk.GateEvaluation;
import dev.sluice.risk.LimitsAnswer;
import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskDecision;
import dev.sluice.risk.RiskDesk;
import dev.sluice.risk.RiskRefused;
import dev.sluice.signal.ManualRequest;
import dev.sluice.signal.Recommendation;
import dev.sluice.signal.SignalDesk;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What people and their tools ask the desk for. Pure and synchronous as the pipeline whose part it is. */
final class OperatorRequests {
    private final Parts parts;
    private final Way way;
    private final UnaryOperator<Consumer<Command>> observed;
    private final RememberedRequests remembered = new RememberedRequests();

    /** What requests are answered from and carried out on. */
    record Parts(
            Map<Symbol, Instrument> instruments,
            Markets markets,
            SignalDesk signal,
            DeskIds ids,
            OrderDesk execution,
            Halt halt,
            Accounting account,
            ReconciliationDesk reconciliation,
            Approvals approvals,
            Exits exits,
            boolean killCloses,
            RiskDesk risk,
            StrategyOrders strategies) {}

    /** What became of a wish to lead out of a halt. */
    enum ResetAnswer {
        DONE,
        /** The books were not compared with the venue's since the kill switch was engaged. */
        NOT_COMPARED,
        /** They were, and differ in what nobody has accepted. */
        DIVERGED
    }

    /** The way of every proposal from stage 6 on. */
    interface Way {
        RiskDecision propose(TradeProposal proposal, Consumer<Command> out, long nowNanos);
    }

    OperatorRequests(Parts parts, Way way, UnaryOperator<Consumer<Command>> observed) {
        this.parts = parts;
        this.way = way;
        this.observed = observed;
    }

    /** A request that an earlier process answered. */
    void restore(ProjectedRow row) {
        remembered.restore(row);
    }

    /** A person's order takes the same way as any other; the same request twice is one order. */
    OrderAnswer order(ManualRequest request, Consumer<Command> out, long nowNanos) {
        Optional<OrderAnswer> earlier = remembered.answer(request.key());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        OrderTerms terms = request.terms();
        Price reference = reference(terms.symbol(), terms.side(), terms.price());
        TradeProposal proposal =
                parts.signal().propose(request, reference, parts.ids().proposal(), nowNanos); // 5
        OrderAnswer answer = answer(way.propose(proposal, out, nowNanos));
        remembered.remember(request.key(), answer);
        return answer;
    }

    /**
     * An outside strategy's recommendation takes the same way as an idea of the desk's own; the same request twice is
     * one order. One against an open position is refused, and the position closed, so that the next one can go.
     *
     * @return empty if the strategy says again what it has just said; nothing came of it, and it may be said later
     */
    Optional<OrderAnswer> recommend(Recommendation wanted, Consumer<Command> out, long nowNanos) {
        Optional<OrderAnswer> earlier = remembered.answer(wanted.key());
        if (earlier.isPresent()) {
            return earlier;
        }
        Optional<RiskDecision> decision = parts.signal()
                .propose(wanted, reference(wanted), parts.ids()::proposal, nowNanos) // 5
                .map(proposal -> way.propose(proposal, out, nowNanos));
        decision.flatMap(RiskDecision::refusal)
                .filter(Reason.OPPOSITE_POSITION::equals)
                .ifPresent(refused -> close(
                        wanted.symbol(),
                        new Exits.Why(wanted.strategy(), "recommends the other side: " + wanted.rationale()),
                        out,
                        nowNanos));
        Optional<OrderAnswer> answer = decision.map(this::answer);
        answer.ifPresent(told -> remembered.remember(wanted.key(), told));
        return answer;
    }

    private Price reference(Recommendation wanted) {
        return reference(wanted.symbol(), wanted.side(), wanted.entry());
    }

    /** What a taker would pay now; without any price the market data gate refuses. */
    private Price reference(Symbol symbol, Side side, Optional<Price> named) {
        return parts.markets()
                .of(symbol)
                .flatMap(market -> market.takerPrice(side).or(market::mark))
                .or(() -> named)
                .orElse(Price.ofUnits(1));
    }

    /** Somebody wants out of a position; empty if there is nothing to close. */
    Optional<OrderId> close(Symbol symbol, Exits.Why why, Consumer<Command> out, long nowNanos) {
        return parts.exits().close(symbol, why, observed.apply(out), nowNanos);
    }

    private OrderAnswer answer(RiskDecision decision) {
        ProposalId proposal = decision.proposal().id();
        return switch (decision) {
            case RiskRefused refused -> {
                GateEvaluation gate = refused.refusing().orElseThrow();
                yield new OrderAnswer.Refused(proposal, refused.code(), gate.gate(), gate.measured(), gate.limit());
            }
            case RiskCleared cleared ->
                parts.execution()
                        .find(cleared.order())
                        .filter(order -> order.state() == OrderState.REJECTED)
                        .<OrderAnswer>map(order -> refused(proposal, order, cleared.reference()))
                        .orElseGet(() -> new OrderAnswer.Accepted(cleared.order(), proposal));
        };
    }

    private OrderAnswer.Refused refused(ProposalId proposal, Order order, Price reference) {
        String code = order.reason().orElse("unknown");
        Instrument instrument = parts.instruments().get(order.terms().symbol());
        PreTradeLimits limits = instrument == null
                ? new PreTradeLimits(Optional.empty(), Optional.empty())
                : PreTradeLimits.of(code, order.terms(), reference, instrument);
        return new OrderAnswer.Refused(proposal, code, "pre_trade", limits.measured(), limits.limit());
    }

    /** A person approves what waits; the gates and the pre-trade checks have their say once more. */
    DecisionAnswer approve(ProposalId proposal, Decision decision, Consumer<Command> out, long nowNanos) {
        Optional<PendingApproval> waiting = parts.approvals().waiting(proposal);
        DecisionAnswer answer = parts.approvals().approve(proposal, decision, observed.apply(out), nowNanos);
        return waiting.filter(pending -> answer instanceof DecisionAnswer.Done)
                .flatMap(pending -> parts.execution()
                        .find(pending.order())
                        .filter(order -> order.state() == OrderState.REJECTED)
                        .<DecisionAnswer>map(
                                order -> new DecisionAnswer.Refused(refused(proposal, order, pending.reference()))))
                .orElse(answer);
    }

    /** A person rejects what waits. */
    DecisionAnswer reject(ProposalId proposal, Decision decision, Consumer<Command> out, long nowNanos) {
        return parts.approvals().reject(proposal, decision, observed.apply(out), nowNanos);
    }

    /** Somebody wants an order cancelled; false if it has ended or is not known. */
    boolean cancel(OrderId order, Consumer<Command> out, long nowNanos) {
        return parts.execution().cancel(order, observed.apply(out), nowNanos);
    }

    /** Somebody wants an order smaller. */
    AmendAnswer amend(OrderId order, Quantity quantity, Consumer<Command> out, long nowNanos) {
        return parts.execution().amend(order, quantity, observed.apply(out), nowNanos);
    }

    /** A person decides about an order in doubt. */
    Resolution.Answer resolve(OrderId order, Resolution decided, Consumer<Command> out, long nowNanos) {
        return parts.execution().resolve(order, decided, observed.apply(out), nowNanos);
    }

    /** Somebody wants limits tighter than configured, or as configured again. */
    LimitsAnswer changeLimits(RiskChange change, Consumer<Command> out, long nowNanos) {
        LimitsAnswer answer = parts.risk().change(change.limits(), change.reason(), change.by(), nowNanos);
        if (answer instanceof LimitsAnswer.Changed changed) {
            journal(changed.entry(), out);
        }
        return answer;
    }

    /** Somebody switches a strategy, or gives it other capital; what is wrong with that, if anything is. */
    Optional<String> changeStrategy(StrategyChange change, Consumer<Command> out, long nowNanos) {
        return parts.strategies().change(change, out, nowNanos);
    }

    /** Kill switch: nothing may open any more, and every live order is cancelled. */
    void engage(String reason, String by, Consumer<Command> out, long nowNanos) {
        parts.halt()
                .engage(new KillSwitch(true, reason, by, nowNanos, parts.killCloses()))
                .ifPresent(entry -> journal(entry, out));
        cancelAll(out, nowNanos);
    }

    /** Only what makes positions smaller may go; leaves an engaged kill switch engaged. */
    void reduceOnly(String reason, String by, Consumer<Command> out, long nowNanos) {
        parts.halt()
                .change(TradingState.REDUCING, reason + " (" + by + ")", nowNanos)
                .ifPresent(entry -> journal(entry, out));
    }

    /**
     * Back to ACTIVE, once the books were compared with the venue's after the kill switch was engaged.
     *
     * @param accept whether what differs from the venue is accepted as it is there
     */
    ResetAnswer reset(String reason, String by, boolean accept, Consumer<Command> out, long nowNanos) {
        boolean compared = parts.halt()
                .killSwitch()
                .filter(KillSwitch::engaged)
                .map(engaged -> parts.reconciliation().comparedNanos() > engaged.atNanos())
                .orElse(true);
        if (!compared) {
            return ResetAnswer.NOT_COMPARED;
        }
        if (!accept && !parts.reconciliation().divergences().isEmpty()) {
            return ResetAnswer.DIVERGED;
        }
        parts.reconciliation()
                .accept(by, observed.apply(out), nowNanos)
                .forEach(transfer ->
                        parts.account().book(transfer, TransferBooked.Source.OPERATOR, observed.apply(out), nowNanos));
        parts.halt().reset(reason, by, nowNanos).ifPresent(entry -> journal(entry, out));
        return ResetAnswer.DONE;
    }

    /** What was done while the journal was away, as its file says; older than anything that follows. */
    void takeOver(List<JournaledEntry> done, Consumer<Command> out) {
        for (JournaledEntry entry : done) {
            if (entry.kind().equals(EmergencyCancel.KIND)) {
                journal(entry, out);
            }
            EmergencyBrake.engaged(entry)
                    .flatMap(engaged -> parts.halt().engage(engaged))
                    .ifPresent(thrown -> journal(thrown, out));
        }
    }

    void cancelAll(Consumer<Command> out, long nowNanos) {
        List.copyOf(parts.execution().live()).forEach(order -> cancel(order.id(), out, nowNanos));
    }

    private void journal(JournalEntry entry, Consumer<Command> out) {
        observed.apply(out).accept(new Command.Journal(entry));
    }
}
