package dev.sluice.pipeline;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.Severity;
import dev.sluice.approval.ApprovalEnded;
import dev.sluice.approval.ApprovalRequested;
import dev.sluice.approval.PendingApproval;
import dev.sluice.execution.ExecutionAlarm;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.halt.KillSwitchThrown;
import dev.sluice.halt.SymbolPaused;
import dev.sluice.halt.SymbolResumed;
import dev.sluice.halt.TradingStateChanged;
import dev.sluice.journal.JournalEntry;
import dev.sluice.reconciliation.Divergence;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.risk.CircuitChanged;
import dev.sluice.risk.GateEvaluation;
import dev.sluice.risk.RiskRefused;
import dev.sluice.vocabulary.ProposalState;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the things that are journaled a person should know, in one place. */
final class AlertMapping {
    /** Refusals that say more of the desk than of the proposal. Any other is the gates' everyday work. */
    private static final Map<String, Severity> TELLING_REFUSALS = Map.ofEntries(
            Map.entry("daily_loss", Severity.HIGH),
            Map.entry("max_drawdown", Severity.HIGH),
            Map.entry("circuit_open", Severity.HIGH),
            Map.entry("health_critical", Severity.HIGH),
            Map.entry("gate_failed", Severity.HIGH),
            Map.entry("volatility_halt", Severity.MEDIUM),
            Map.entry("latency_high", Severity.MEDIUM),
            Map.entry("venue_weight", Severity.MEDIUM),
            Map.entry("rate_global", Severity.MEDIUM),
            Map.entry("loss_cooldown", Severity.MEDIUM),
            Map.entry("strategy_capital", Severity.LOW));

    private static final int DIVERGENCES_NAMED = 3;

    private AlertMapping() {}

    /** The alert that an entry is worth; empty for most. */
    static Optional<Alert> of(JournalEntry entry) {
        return switch (entry) {
            case OrderTransitioned moved -> moved(moved);
            case RiskRefused refused -> refused(refused);
            case ApprovalRequested requested -> Optional.of(waiting(requested));
            case ApprovalEnded ended
            when ended.state() == ProposalState.EXPIRED ->
                Optional.of(AlertKind.APPROVAL_EXPIRED
                        .at(ended.atNanos(), "nobody decided on " + named(ended.pending()))
                        .about(ended.pending().terms().symbol())
                        .about(ended.orderId()));
            case ExecutionAlarm alarm ->
                Optional.of(AlertKind.ORDER_ALARM
                        .at(alarm.atNanos(), alarm.message())
                        .about(alarm.order()));
            case StrategyFailed failed ->
                Optional.of(AlertKind.STRATEGY_FAILED
                        .at(failed.atNanos(), failed.strategy() + " threw " + failed.failure())
                        .from("strategy:" + failed.strategy()));
            case CircuitChanged changed -> circuit(changed);
            case KillSwitchThrown thrown -> Optional.of(thrown(thrown));
            case TradingStateChanged changed -> Optional.of(changed(changed));
            case SymbolPaused paused ->
                Optional.of(AlertKind.SYMBOL_PAUSED
                        .at(paused.atNanos(), "new orders are paused: " + paused.reason())
                        .about(paused.symbol()));
            case SymbolResumed resumed ->
                Optional.of(AlertKind.SYMBOL_RESUMED
                        .at(resumed.atNanos(), "new orders may go again: " + resumed.reason())
                        .about(resumed.symbol()));
            case ReconciliationFinished finished
            when !finished.divergences().isEmpty() -> Optional.of(diverged(finished));
            default -> Optional.empty();
        };
    }

    private static Alert waiting(ApprovalRequested requested) {
        PendingApproval pending = requested.pending();
        return AlertKind.APPROVAL_WAITING
                .at(
                        requested.atNanos(),
                        named(pending) + " waits for a person until " + UtcNanos.format(pending.expiresNanos()))
                .about(pending.terms().symbol())
                .about(requested.orderId());
    }

    private static String named(PendingApproval pending) {
        return "proposal " + pending.proposal() + " (" + pending.terms().side() + " "
                + pending.terms().quantity() + ")";
    }

    private static Alert thrown(KillSwitchThrown thrown) {
        AlertKind kind = thrown.killSwitch().engaged() ? AlertKind.KILL_SWITCH_ENGAGED : AlertKind.KILL_SWITCH_RESET;
        return kind.at(
                thrown.atNanos(),
                "by " + thrown.killSwitch().by() + ": " + thrown.killSwitch().reason());
    }

    private static Alert changed(TradingStateChanged changed) {
        AlertKind kind = switch (changed.to()) {
            case HALTED -> AlertKind.TRADING_HALTED;
            case REDUCING -> AlertKind.TRADING_REDUCING;
            case ACTIVE -> AlertKind.TRADING_ACTIVE;
        };
        String back = changed.resumes()
                .map(state -> "; " + state + " comes back by itself")
                .orElse("");
        return kind.at(changed.atNanos(), changed.reason() + back);
    }

    private static Alert diverged(ReconciliationFinished finished) {
        int count = finished.divergences().size();
        String named = finished.divergences().stream()
                .limit(DIVERGENCES_NAMED)
                .map(Divergence::toString)
                .collect(Collectors.joining("; "));
        return AlertKind.DIVERGED.at(
                finished.atNanos(),
                count + (count == 1 ? " difference" : " differences") + " from the venue: " + named
                        + (count > DIVERGENCES_NAMED ? "; …" : ""));
    }

    /** Between open and closed it tries, which is no news. */
    private static Optional<Alert> circuit(CircuitChanged changed) {
        if (changed.to().equals("HALF_OPEN")) {
            return Optional.empty();
        }
        AlertKind kind = changed.to().equals("OPEN") ? AlertKind.CIRCUIT_OPENED : AlertKind.CIRCUIT_CLOSED;
        String scope = changed.scope().equals("*") ? "all symbols" : changed.scope();
        String message = "the circuit of " + scope + " is " + changed.to() + ": " + changed.cause();
        return Optional.of(kind.at(changed.atNanos(), message).from("circuit:" + changed.scope()));
    }

    private static Optional<Alert> refused(RiskRefused refused) {
        String code = refused.reason().code();
        String numbers = refused.evaluations().stream()
                .filter(GateEvaluation::refuses)
                .findFirst()
                .map(AlertMapping::numbers)
                .orElse("");
        return Optional.ofNullable(TELLING_REFUSALS.get(code))
                .map(severity -> AlertKind.PROPOSAL_REFUSED
                        .at(
                                refused.atNanos(),
                                "proposal " + refused.proposal().id() + " of "
                                        + refused.proposal().strategy() + " was refused with " + code + numbers)
                        .as(severity)
                        .coded(code)
                        .about(refused.proposal().symbol()));
    }

    private static String numbers(GateEvaluation refusing) {
        return refusing.measured().map(measured -> ": " + measured).orElse("")
                + refusing.limit().map(limit -> ", limit " + limit).orElse("");
    }

    private static Optional<Alert> moved(OrderTransitioned moved) {
        if (moved.alarming()) {
            return Optional.of(about(moved, AlertKind.ORDER_ALARM, "was " + moved.from() + " and is " + moved.to()));
        }
        if (moved.trigger() == OrderTrigger.NOT_ACCEPTED) {
            return Optional.of(about(moved, AlertKind.ORDER_RETRIED, "was not accepted and waits for its next try"));
        }
        if (moved.from() == moved.to()) {
            return Optional.empty();
        }
        return switch (moved.to()) {
            case UNKNOWN -> Optional.of(about(moved, AlertKind.ORDER_UNKNOWN, "has an unknown outcome"));
            case MANUAL_REVIEW_REQUIRED ->
                Optional.of(about(moved, AlertKind.ORDER_IN_REVIEW, "waits for a person's decision"));
            case REJECTED -> rejected(moved);
            default -> Optional.empty();
        };
    }

    /** A pre-trade check's refusal never reached the venue, and is an everyday matter. */
    private static Optional<Alert> rejected(OrderTransitioned moved) {
        if (moved.trigger() == OrderTrigger.REFUSED_LOCALLY) {
            return Optional.empty();
        }
        String reason = String.valueOf(moved.row().get("reason"));
        AlertKind kind =
                reason.equals(Reason.NOT_PLACED.code()) ? AlertKind.ORDER_NOT_PLACED : AlertKind.ORDER_REJECTED;
        return Optional.of(about(moved, kind, "was rejected with " + reason));
    }

    private static Alert about(OrderTransitioned moved, AlertKind kind, String what) {
        return kind.at(moved.atNanos(), "order " + moved.order() + " " + what + " (" + moved.evidence() + ")")
                .about(new Symbol(String.valueOf(moved.row().get("symbol"))))
                .about(Optional.of(moved.order()));
    }
}
