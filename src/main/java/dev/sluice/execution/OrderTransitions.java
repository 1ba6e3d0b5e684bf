package dev.sluice.execution;

import static dev.sluice.execution.OrderTrigger.ACKNOWLEDGED;
import static dev.sluice.execution.OrderTrigger.AMENDED;
import static dev.sluice.execution.OrderTrigger.AMEND_STARTED;
import static dev.sluice.execution.OrderTrigger.CANCELED;
import static dev.sluice.execution.OrderTrigger.CANCEL_STARTED;
import static dev.sluice.execution.OrderTrigger.COMPLETELY_FILLED;
import static dev.sluice.execution.OrderTrigger.OUTCOME_LOST;
import static dev.sluice.execution.OrderTrigger.PARTLY_FILLED;
import static dev.sluice.execution.OrderTrigger.REFUSED_LOCALLY;
import static dev.sluice.execution.OrderTrigger.REQUEST_REFUSED;
import static dev.sluice.execution.OrderTrigger.REVIEW_DEMANDED;
import static dev.sluice.execution.OrderTrigger.SUBMIT_STARTED;
import static dev.sluice.execution.OrderTrigger.WITHDRAWN;

import dev.sluice.vocabulary.OrderState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one transition table of orders. What is not in it is illegal.
 *
 * <p>Odd rows, and why they are right:
 *
 * <ul>
 *   <li>SUBMITTING → filled, canceled or expired: the user stream may be faster than the answer to the request.
 *   <li>SUBMITTING → CANCELLED by WITHDRAWN: the intent was committed, then trading halted in the same turn; nothing
 *       was sent, and the desk itself is the evidence.
 *   <li>SUBMITTING → SUBMITTING: a submit that was definitely not accepted waits for its next attempt, and the next
 *       attempt has an id of its own.
 *   <li>UNKNOWN → SUBMITTING: it was proven not to be placed, and the configuration lets the intent be tried again.
 *   <li>ACKNOWLEDGED changes nothing once more is known: acknowledgement and first fill travel on different roads.
 *   <li>CANCEL_REQUESTED and AMEND_REQUESTED stay on a partial fill: the request is still on its way.
 *   <li>UNKNOWN ignores further losses, and a cancel sent for safety leaves it UNKNOWN: only evidence leads out.
 *   <li>A fill on a CANCELLED, EXPIRED or FILLED order is booked and changes no state: the venue matched it before.
 *   <li>The answer to a cancel or amend request, or its loss, may come when the order has ended already or another
 *       request is on its way: the everyday race of a cancel with a fill. It brings no news and changes nothing.
 *   <li>Evidence of life on a REJECTED order overrides the rejection and alarms: somebody concluded too early.
 * </ul>
 */
public final class OrderTransitions {
    /**
     * One cell of the table.
     *
     * @param to the next state; empty for "as much as is filled": SUBMITTED or PARTIALLY_FILLED
     * @param alarming whether this must be shown to a person and stop trading
     */
    public record Transition(Optional<OrderState> to, boolean alarming) {
        /** The next state of an order of which {@code filled} says whether anything is filled. */
        public OrderState to(boolean filled) {
            return to.orElse(filled ? OrderState.PARTIALLY_FILLED : OrderState.SUBMITTED);
        }
    }

    /** What may still come when an order has ended. */
    private static final List<OrderTrigger> LATE =
            List.of(ACKNOWLEDGED, PARTLY_FILLED, COMPLETELY_FILLED, AMENDED, REQUEST_REFUSED, OUTCOME_LOST);

    private static final Map<OrderState, Map<OrderTrigger, Transition>> TABLE = table();

    private OrderTransitions() {}

    /** The transition, or empty if it is illegal. */
    public static Optional<Transition> of(OrderState from, OrderTrigger trigger) {
        return Optional.ofNullable(row(TABLE, from).get(trigger));
    }

    private static Map<OrderState, Map<OrderTrigger, Transition>> table() {
        Map<OrderState, Map<OrderTrigger, Transition>> table = new EnumMap<>(OrderState.class);
        for (OrderState state : OrderState.values()) {
            table.put(state, new EnumMap<>(OrderTrigger.class));
        }
        waiting(table);
        alive(table);
        requested(table);
        unknown(table);
        ended(table);
        return table;
    }

    private static void waiting(Map<OrderState, Map<OrderTrigger, Transition>> table) {
        OrderState pending = OrderState.PENDING;
        put(table, pending, SUBMIT_STARTED, OrderState.SUBMITTING);
        put(table, pending, REFUSED_LOCALLY, OrderState.REJECTED);
        put(table, pending, WITHDRAWN, OrderState.CANCELLED);
        OrderState submitting = OrderState.SUBMITTING;
        put(table, submitting, WITHDRAWN, OrderState.CANCELLED);
        put(table, submitting, ACKNOWLEDGED, OrderState.SUBMITTED);
        put(table, submitting, OrderTrigger.REJECTED, OrderState.REJECTED);
        put(table, submitting, OUTCOME_LOST, OrderState.UNKNOWN);
        put(table, submitting, OrderTrigger.NOT_ACCEPTED, submitting);
        put(table, submitting, SUBMIT_STARTED, submitting);
        venueFacts(table, submitting);
    }

    private static void alive(Map<OrderState, Map<OrderTrigger, Transition>> table) {
        for (OrderState state : new OrderState[] {OrderState.SUBMITTED, OrderState.PARTIALLY_FILLED}) {
            put(table, state, ACKNOWLEDGED, state);
            put(table, state, CANCEL_STARTED, OrderState.CANCEL_REQUESTED);
            put(table, state, AMEND_STARTED, OrderState.AMEND_REQUESTED);
            put(table, state, AMENDED, state);
            put(table, state, REQUEST_REFUSED, state);
            put(table, state, OUTCOME_LOST, OrderState.UNKNOWN);
            venueFacts(table, state);
        }
    }

    private static void requested(Map<OrderState, Map<OrderTrigger, Transition>> table) {
        for (OrderState state : new OrderState[] {OrderState.CANCEL_REQUESTED, OrderState.AMEND_REQUESTED}) {
            venueFacts(table, state);
            put(table, state, ACKNOWLEDGED, state);
            put(table, state, PARTLY_FILLED, state);
            put(table, state, CANCEL_STARTED, OrderState.CANCEL_REQUESTED);
            put(table, state, OUTCOME_LOST, OrderState.UNKNOWN);
            back(table, state, REQUEST_REFUSED);
        }
        put(table, OrderState.CANCEL_REQUESTED, AMENDED, OrderState.CANCEL_REQUESTED);
        back(table, OrderState.AMEND_REQUESTED, AMENDED);
    }

    private static void unknown(Map<OrderState, Map<OrderTrigger, Transition>> table) {
        for (OrderState state : new OrderState[] {OrderState.UNKNOWN, OrderState.MANUAL_REVIEW_REQUIRED}) {
            venueFacts(table, state);
            back(table, state, ACKNOWLEDGED);
            back(table, state, AMENDED);
            back(table, state, REQUEST_REFUSED);
            put(table, state, OrderTrigger.REJECTED, OrderState.REJECTED);
            put(table, state, OUTCOME_LOST, state);
            put(table, state, CANCEL_STARTED, state);
            put(table, state, REVIEW_DEMANDED, OrderState.MANUAL_REVIEW_REQUIRED);
            put(table, state, SUBMIT_STARTED, OrderState.SUBMITTING);
        }
    }

    private static void ended(Map<OrderState, Map<OrderTrigger, Transition>> table) {
        repeats(table, OrderState.FILLED, COMPLETELY_FILLED);
        repeats(table, OrderState.CANCELLED, CANCELED);
        repeats(table, OrderState.EXPIRED, OrderTrigger.EXPIRED);
        repeats(table, OrderState.REJECTED, OrderTrigger.REJECTED);
        OrderState rejected = OrderState.REJECTED;
        alarm(table, rejected, ACKNOWLEDGED, OrderState.SUBMITTED);
        alarm(table, rejected, AMENDED, OrderState.SUBMITTED);
        alarm(table, rejected, PARTLY_FILLED, OrderState.PARTIALLY_FILLED);
        alarm(table, rejected, COMPLETELY_FILLED, OrderState.FILLED);
    }

    private static void repeats(
            Map<OrderState, Map<OrderTrigger, Transition>> table, OrderState state, OrderTrigger same) {
        for (OrderTrigger late : LATE) {
            put(table, state, late, state);
        }
        put(table, state, same, state);
    }

    private static void venueFacts(Map<OrderState, Map<OrderTrigger, Transition>> table, OrderState from) {
        put(table, from, PARTLY_FILLED, OrderState.PARTIALLY_FILLED);
        put(table, from, COMPLETELY_FILLED, OrderState.FILLED);
        put(table, from, CANCELED, OrderState.CANCELLED);
        put(table, from, OrderTrigger.EXPIRED, OrderState.EXPIRED);
    }

    private static void put(
            Map<OrderState, Map<OrderTrigger, Transition>> table, OrderState from, OrderTrigger by, OrderState to) {
        row(table, from).put(by, new Transition(Optional.of(to), false));
    }

    private static void alarm(
            Map<OrderState, Map<OrderTrigger, Transition>> table, OrderState from, OrderTrigger by, OrderState to) {
        row(table, from).put(by, new Transition(Optional.of(to), true));
    }

    private static void back(Map<OrderState, Map<OrderTrigger, Transition>> table, OrderState from, OrderTrigger by) {
        row(table, from).put(by, new Transition(Optional.empty(), false));
    }

    private static Map<OrderTrigger, Transition> row(
            Map<OrderState, Map<OrderTrigger, Transition>> table, OrderState from) {
        return table.getOrDefault(from, Map.of());
    }
}
