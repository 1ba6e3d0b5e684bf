package dev.sluice.execution;

import dev.sluice.journal.JournalReceipt;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Reason;
import java.util.Optional;

/** The way out: the queue, the checks, the intent, and what comes of a submit that was definitely not accepted. */
final class Submission {
    private final Saga saga;
    private final PreTradeChecks checks;

    Submission(Saga saga) {
        this.saga = saga;
        this.checks = new PreTradeChecks(saga.context);
    }

    /** An order begins. */
    void begin(Order order, Turn turn) {
        saga.orders.add(order);
        enter(order, turn);
    }

    /** A known order goes on its way: at once if there is room, in the queue else. */
    void enter(Order order, Turn turn) {
        if (saga.queue.hasRoom()) {
            launch(order, turn);
        } else {
            saga.queue.add(order);
            turn.journal(new OrderQueued(order.id(), OrderRow.of(order), turn.nowNanos()));
        }
        saga.note(order, turn);
    }

    /** Whoever waits and now has room. */
    void pump(Turn turn) {
        for (Optional<Order> next = saga.queue.next(); next.isPresent(); next = saga.queue.next()) {
            launch(next.get(), turn);
            saga.note(next.get(), turn);
        }
    }

    private void launch(Order order, Turn turn) {
        Optional<Reason> refused = checks.beforeIntent(order, saga.orders.live());
        if (refused.isPresent()) {
            saga.move(order, OrderTrigger.REFUSED_LOCALLY, "pre-trade check", refused.map(Reason::code), turn);
        } else {
            intend(order, "pre-trade checks passed", turn);
        }
    }

    private void intend(Order order, String evidence, Turn turn) {
        order.arrivedAt(saga.context.markets().of(order.terms().symbol()).flatMap(SymbolMarket::mark));
        turn.intend(order, order.take(OrderTrigger.SUBMIT_STARTED, evidence, Optional.empty(), turn.nowNanos()));
    }

    /** The intent is committed: the order may go out now, if trading still may. */
    void committed(Order order, JournalReceipt receipt, Turn turn) {
        Optional<Reason> withdrawn = withdrawn(order);
        if (withdrawn.isPresent()) {
            withdraw(order, "not sent", withdrawn.get(), turn);
        } else {
            order.handOver(turn.nowNanos());
            turn.command(new Command.Submit(
                    new MintedIntent(order.id(), order.clientOrderId(), order.terms(), route(order), receipt)));
        }
    }

    /** An attempt after the first follows one that the way before has definitely not accepted: the other way's turn. */
    private Route route(Order order) {
        return saga.policy().backup() && order.attempt() % 2 == 0 ? Route.BACKUP : Route.PRIMARY;
    }

    private Optional<Reason> withdrawn(Order order) {
        return order.cancelWish().isWanted() ? Optional.of(Reason.CANCELLED_BEFORE_SUBMIT) : checks.beforeSubmit(order);
    }

    /** What would keep it from being sent now. */
    Optional<Obstacle> obstacle(Order order) {
        return checks.obstacle(order);
    }

    void withdraw(Order order, String evidence, Reason reason, Turn turn) {
        saga.queue.remove(order);
        saga.move(order, OrderTrigger.WITHDRAWN, evidence, Optional.of(reason.code()), turn);
    }

    /** Nothing happened at the venue: tried again a little later, as often as the configuration lets it. */
    void notAccepted(Order order, OrderReport.NotAccepted report, Turn turn) {
        Optional<String> reason = Optional.of(report.reason());
        boolean finalWord = order.attempt() >= saga.policy().maxAttempts();
        if (order.isInDoubt() && !order.wasAccepted() || order.state() == OrderState.SUBMITTING && finalWord) {
            saga.move(order, OrderTrigger.REJECTED, "not accepted", reason, turn);
            saga.warn(
                    Optional.of(order.id()),
                    "the venue did not accept it in " + order.attempt() + " attempts: " + report.reason(),
                    turn);
        } else if (order.state() == OrderState.SUBMITTING) {
            long pause = Backoff.nanos(order.clientOrderId(), order.attempt() - 1);
            order.retryAt(Math.max(turn.nowNanos() + pause, report.retryAtNanos()));
            saga.move(order, OrderTrigger.NOT_ACCEPTED, "venue", reason, turn);
        }
    }

    /** The pause after a refusal is over. */
    void retry(Order order, Turn turn) {
        Optional<Reason> withdrawn = withdrawn(order);
        if (withdrawn.isPresent()) {
            withdraw(order, "not sent again", withdrawn.get(), turn);
        } else {
            attemptAgain(order, "not accepted before", turn);
        }
    }

    /** The same intent once more, under an id of its own; what was before is proven to have left no order. */
    void attemptAgain(Order order, String evidence, Turn turn) {
        order.nextAttempt();
        saga.orders.alias(order);
        intend(order, evidence, turn);
    }
}
