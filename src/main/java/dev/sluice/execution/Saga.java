package dev.sluice.execution;

import dev.sluice.halt.TradingState;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all steps of the saga share: the orders, how one moves on, and what has to follow whenever one did. */
final class Saga {
    final ExecutionContext context;
    final OrderBookkeeping orders = new OrderBookkeeping();
    final OrderTimers timers = new OrderTimers();
    final SubmitQueue queue;
    private final Map<Symbol, Set<OrderId>> doubted = new HashMap<>();
    private final DueTimes dueTimes;

    Saga(ExecutionContext context) {
        this.context = context;
        this.queue = new SubmitQueue(context.policy().maxInFlight());
        this.dueTimes = new DueTimes(context.policy());
    }

    ExecutionPolicy policy() {
        return context.policy();
    }

    DueTimes dueTimes() {
        return dueTimes;
    }

    /** Moves an order on, journals it, and gives back what an ended order held. */
    void move(Order order, OrderTrigger trigger, String evidence, Optional<String> reason, Turn turn) {
        OrderTransitioned moved = order.take(trigger, evidence, reason, turn.nowNanos());
        turn.journal(moved);
        if (moved.to().isTerminal()) {
            orders.end(order);
            context.portfolio().release(order.id());
        }
        if (moved.alarming()) {
            revive(order);
            alarm(Optional.of(order.id()), moved.from() + " order took " + trigger.code(), turn);
        }
    }

    /** What was released when the order was thought ended is held again, as far as it is open. */
    private void revive(Order order) {
        orders.revive(order);
        if (!order.state().isTerminal()) {
            context.portfolio()
                    .reserveAgain(order.id(), order.terms(), order.reference(), order.open(), order.claiming());
        }
    }

    /** Something that must not happen: a person has to see it, and trading stops. */
    void alarm(Optional<OrderId> order, String message, Turn turn) {
        warn(order, message, turn);
        context.halt().change(TradingState.HALTED, message, turn.nowNanos()).ifPresent(turn::journal);
    }

    /** Something that a person has to see; trading goes on. */
    void warn(Optional<OrderId> order, String message, Turn turn) {
        turn.journal(new ExecutionAlarm(order, message, turn.nowNanos()));
    }

    /** Whatever an order did: its symbol's pause, its next time and its place among those under way follow from it. */
    void note(Order order, Turn turn) {
        pause(order, turn);
        queue.note(order);
        timers.set(order.id(), queue.isHeld(order) ? 0 : dueTimes.of(order));
    }

    /** No new orders on a symbol while one of its orders is in doubt. */
    private void pause(Order order, Turn turn) {
        Symbol symbol = order.terms().symbol();
        Set<OrderId> ofSymbol = doubted.computeIfAbsent(symbol, none -> new HashSet<>());
        if (order.isInDoubt()) {
            ofSymbol.add(order.id());
            context.halt()
                    .pauseSymbol(symbol, "unknown outcome of " + order.id(), turn.nowNanos())
                    .ifPresent(turn::journal);
        } else if (ofSymbol.remove(order.id()) && ofSymbol.isEmpty()) {
            context.halt()
                    .resumeSymbol(symbol, "no order of it is in doubt", turn.nowNanos())
                    .ifPresent(turn::journal);
        }
    }
}
