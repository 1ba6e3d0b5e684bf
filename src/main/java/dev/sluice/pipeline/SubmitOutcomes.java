package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.risk.CircuitBreakers;
import dev.sluice.risk.CircuitChanged;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the circuit breakers what became of submits, from the transitions of orders: as they happen, and after a
 * restart from the journal's. A submit fails when its answer is lost, or the venue was not able to take it. An order
 * that breaks one of the venue's rules is refused by a venue that works.
 */
final class SubmitOutcomes {
    /** Entries that a start reads back; more fall into the window of a desk that sends hundreds a second only. */
    static final int REMEMBERED = 5_000;

    /** The kind of entry that it reads. */
    static final String KIND = "order_transitioned";

    /** A new process doubts what it did not see end; that says nothing of the venue. */
    private static final String RESTART = "restart";

    /** What an order was refused for, by a venue that would refuse the next one too. */
    private static final Set<String> PERSISTENT = Set.of("market_closed", "account_restricted", "unknown_symbol");

    private final CircuitBreakers circuits;

    SubmitOutcomes(CircuitBreakers circuits) {
        this.circuits = circuits;
    }

    /** What changed by a command that goes out. */
    List<CircuitChanged> note(Command command) {
        if (!(command instanceof Command.Journal(OrderTransitioned moved)) || moved.from() != OrderState.SUBMITTING) {
            return List.of();
        }
        Symbol symbol = new Symbol(String.valueOf(moved.row().get("symbol")));
        String reason = String.valueOf(moved.row().get("reason"));
        return verdict(moved.trigger(), moved.evidence(), reason)
                .map(failed -> failed
                        ? circuits.failed(symbol, reason, moved.atNanos())
                        : circuits.succeeded(symbol, moved.atNanos()))
                .orElse(List.of());
    }

    /** Counts what earlier processes saw; oldest first. */
    void recall(List<JournaledEntry> entries) {
        entries.forEach(this::recall);
    }

    private void recall(JournaledEntry entry) {
        Map<String, Object> payload = entry.payload();
        if (!OrderState.SUBMITTING.name().equals(payload.get("from"))
                || !(payload.get("order") instanceof Map<?, ?> order)) {
            return;
        }
        Optional<OrderTrigger> trigger = trigger(String.valueOf(payload.get("event")));
        trigger.flatMap(event ->
                        verdict(event, String.valueOf(payload.get("evidence")), String.valueOf(order.get("reason"))))
                .ifPresent(failed ->
                        circuits.recall(new Symbol(String.valueOf(order.get("symbol"))), failed, entry.atNanos()));
    }

    private static Optional<OrderTrigger> trigger(String code) {
        for (OrderTrigger trigger : OrderTrigger.values()) {
            if (trigger.code().equals(code)) {
                return Optional.of(trigger);
            }
        }
        return Optional.empty();
    }

    /** Whether a submit failed; empty if it did not end. */
    private static Optional<Boolean> verdict(OrderTrigger trigger, String evidence, String reason) {
        return switch (trigger) {
            case ACKNOWLEDGED, PARTLY_FILLED, COMPLETELY_FILLED, CANCELED, EXPIRED -> Optional.of(false);
            case NOT_ACCEPTED -> Optional.of(true);
            case OUTCOME_LOST -> reason.equals(RESTART) ? Optional.empty() : Optional.of(true);
            case REJECTED -> Optional.of(evidence.equals("not accepted") || isPersistent(reason));
            case SUBMIT_STARTED,
                    REFUSED_LOCALLY,
                    WITHDRAWN,
                    CANCEL_STARTED,
                    AMEND_STARTED,
                    REQUEST_REFUSED,
                    AMENDED,
                    REVIEW_DEMANDED -> Optional.empty();
        };
    }

    /** The venue's own trouble bears its name. */
    private static boolean isPersistent(String reason) {
        return reason.startsWith("venue_") || PERSISTENT.contains(reason);
    }
}
