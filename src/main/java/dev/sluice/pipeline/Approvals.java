package dev.sluice.pipeline;

import dev.sluice.approval.ApprovalDesk;
import dev.sluice.approval.ApprovalEnded;
import dev.sluice.approval.Decision;
import dev.sluice.approval.PendingApproval;
import dev.sluice.approval.SignOff;
import dev.sluice.execution.Command;
import dev.sluice.execution.Obstacle;
import dev.sluice.execution.OrderDesk;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.operator.DecisionAnswer;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.risk.GateEvaluation;
import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskDecision;
import dev.sluice.risk.RiskRefused;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stage 7: what the gates cleared is signed off at once, or waits for a person while its order is PENDING and its
 * exposure reserved. Whatever ends the waiting ends proposal and order together: a decision, time, a cancel, the kill
 * switch.
 */
final class Approvals {
    private final ApprovalDesk desk;
    private final Portfolio portfolio;
    private final OrderDesk execution;
    private final Again again;

    /** The gates, asked about an order that has waited. */
    interface Again {
        RiskDecision decide(RiskCleared cleared, long nowNanos);
    }

    Approvals(ApprovalDesk desk, Portfolio portfolio, OrderDesk execution, Again again) {
        this.desk = desk;
        this.portfolio = portfolio;
        this.execution = execution;
        this.again = again;
    }

    /** Takes over what waited when an earlier process ended, after its orders. */
    void restore(List<ProjectedRow> rows) {
        rows.forEach(row -> execution.holdAgain(desk.restore(row).order()));
    }

    /** What waited when an earlier process ended waits on, if there is time left and its order is there. */
    void begin(Consumer<Command> out, long nowNanos) {
        for (PendingApproval pending : List.copyOf(desk.waiting())) {
            boolean there = execution
                    .find(pending.order())
                    .filter(order -> order.state() == OrderState.PENDING)
                    .isPresent();
            if (!there) {
                desk.withdrawn(pending.order(), Reason.CANCELLED_BEFORE_SUBMIT.code(), nowNanos)
                        .ifPresent(ended -> journal(ended, out));
            }
        }
        onTime(out, nowNanos);
        desk.waiting().forEach(pending -> out.accept(new Command.WakeAt(pending.expiresNanos())));
    }

    /** Every gate has passed. */
    void decide(RiskCleared cleared, Consumer<Command> out, long nowNanos) {
        boolean reducing = portfolio.isReducing(cleared.order());
        SignOff signOff = desk.decide(cleared, reducing, nowNanos);
        journal(signOff.entry(), out);
        switch (signOff) {
            case SignOff.AtOnce now -> execution.start(now.approved(), out, nowNanos); // 8
            case SignOff.Later later -> {
                execution.hold(later.pending(), out, nowNanos);
                out.accept(new Command.WakeAt(later.pending().expiresNanos()));
            }
        }
    }

    /** Time has passed. */
    void onTime(Consumer<Command> out, long nowNanos) {
        for (ApprovalEnded expired : desk.expire(nowNanos)) {
            end(expired, out, nowNanos);
        }
    }

    /** What waits, longest first. */
    Collection<PendingApproval> waiting() {
        return desk.waiting();
    }

    /** What waits under that id. */
    Optional<PendingApproval> waiting(ProposalId proposal) {
        return desk.waiting(proposal);
    }

    /** A person approves: the gates are asked again, on what is known now. */
    DecisionAnswer approve(ProposalId proposal, Decision decision, Consumer<Command> out, long nowNanos) {
        onTime(out, nowNanos);
        Optional<PendingApproval> waiting = desk.waiting(proposal);
        if (waiting.isEmpty()) {
            return new DecisionAnswer.NotWaiting();
        }
        PendingApproval pending = waiting.get();
        return switch (again.decide(pending.clearance(), nowNanos)) {
            case RiskRefused refused -> {
                end(desk.refuse(pending, refused, decision, nowNanos), out, nowNanos);
                GateEvaluation gate = refused.refusing().orElseThrow();
                yield new DecisionAnswer.Refused(
                        new OrderAnswer.Refused(proposal, refused.code(), gate.gate(), gate.measured(), gate.limit()));
            }
            case RiskCleared cleared -> approve(pending, cleared, decision, out, nowNanos);
        };
    }

    private DecisionAnswer approve(
            PendingApproval pending, RiskCleared cleared, Decision decision, Consumer<Command> out, long nowNanos) {
        Optional<Obstacle> found = execution.obstacle(pending.order());
        if (found.isPresent()) {
            Obstacle obstacle = found.get();
            end(desk.refuse(pending, cleared, obstacle.reason(), decision, nowNanos), out, nowNanos);
            return new DecisionAnswer.Refused(new OrderAnswer.Refused(
                    pending.proposal(), obstacle.reason().code(), "pre_trade", obstacle.measured(), obstacle.limit()));
        }
        SignOff.AtOnce approved = desk.approve(pending, cleared, decision, nowNanos);
        journal(approved.entry(), out);
        execution.start(approved.approved(), out, nowNanos); // 8
        return new DecisionAnswer.Done();
    }

    /** A person rejects; nothing is asked. */
    DecisionAnswer reject(ProposalId proposal, Decision decision, Consumer<Command> out, long nowNanos) {
        onTime(out, nowNanos);
        Optional<PendingApproval> waiting = desk.waiting(proposal);
        waiting.ifPresent(pending -> end(desk.reject(pending, decision, nowNanos), out, nowNanos));
        return waiting.isPresent() ? new DecisionAnswer.Done() : new DecisionAnswer.NotWaiting();
    }

    /** An order that was cancelled while it waited ends its proposal. */
    Optional<ApprovalEnded> note(Command command) {
        return command instanceof Command.Journal(OrderTransitioned moved)
                        && moved.from() == OrderState.PENDING
                        && moved.to().isTerminal()
                ? desk.withdrawn(moved.order(), String.valueOf(moved.row().get("reason")), moved.atNanos())
                : Optional.empty();
    }

    private void end(ApprovalEnded ended, Consumer<Command> out, long nowNanos) {
        journal(ended, out);
        execution.withdraw(ended.pending().order(), ended.code(), out, nowNanos);
    }

    private static void journal(JournalEntry entry, Consumer<Command> out) {
        out.accept(new Command.Journal(entry));
    }
}
