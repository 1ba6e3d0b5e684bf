package dev.sluice.execution;

import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Optional;

/** Wishes to cancel and to make smaller: journaled, sent, and followed until the order's end is known. */
final class Cancellation {
    /** How soon the venue is asked about an order that it refused to cancel. */
    private static final long ASK_SOON_NANOS = UtcNanos.PER_SECOND;

    private final Saga saga;
    private final Submission submission;

    Cancellation(Saga saga, Submission submission) {
        this.saga = saga;
        this.submission = submission;
    }

    void want(Order order, Turn turn) {
        order.cancelWish().want();
        if (order.state() == OrderState.PENDING || order.awaitsRetry()) {
            submission.withdraw(order, "not sent", Reason.CANCELLED_BEFORE_SUBMIT, turn);
        } else if (order.isCancellable(turn.nowNanos())) {
            goOn(order, turn);
        } else if (!order.cancelWish().isCommitting()) {
            turn.journal(new CancelWanted(order.id(), OrderRow.of(order), turn.nowNanos()));
        }
    }

    /** The next step of a wish, if one is due. */
    void goOn(Order order, Turn turn) {
        if (order.isCancellable(turn.nowNanos())) {
            order.cancelWish().begin();
            turn.intend(order, order.take(OrderTrigger.CANCEL_STARTED, "request", Optional.empty(), turn.nowNanos()));
        }
    }

    /** The wish is committed; an order that ended meanwhile needs no cancel. */
    void committed(Order order, Turn turn) {
        order.cancelWish().sent(turn.nowNanos());
        if (!order.state().isTerminal()) {
            turn.command(
                    new Command.Cancel(new CancelOrder(order.id(), order.terms().symbol(), order.clientOrderId())));
        }
    }

    /** The venue will not cancel it: it may have ended, and then its end is on the way, or can be asked for. */
    void refused(Order order, String reason, Turn turn) {
        pause(order, 0, turn);
        order.inquiry().begin(turn.nowNanos() + ASK_SOON_NANOS);
        if (!order.isInDoubt()) {
            saga.move(order, OrderTrigger.REQUEST_REFUSED, "venue", Optional.of(reason), turn);
        }
    }

    /** The request left nothing behind. */
    void notAccepted(Order order, OrderReport.NotAccepted report, Turn turn) {
        pause(order, report.retryAtNanos(), turn);
        if (!order.isInDoubt()) {
            saga.move(order, OrderTrigger.REQUEST_REFUSED, "not accepted", Optional.of(report.reason()), turn);
        }
    }

    /** Nobody knows what became of the request: a cancel that is sent twice does no harm. */
    void lost(Order order, Turn turn) {
        pause(order, 0, turn);
    }

    private static void pause(Order order, long notBeforeNanos, Turn turn) {
        CancelWish wish = order.cancelWish();
        long pause = Backoff.nanos(order.clientOrderId(), wish.tries() - 1);
        wish.failed(Math.max(turn.nowNanos() + Math.max(pause, 1), notBeforeNanos));
    }

    /** Somebody wants it smaller. */
    AmendAnswer amend(Order order, Quantity quantity, Turn turn) {
        boolean works = order.state() == OrderState.SUBMITTED || order.state() == OrderState.PARTIALLY_FILLED;
        if (!works || order.cancelWish().isWanted()) {
            return AmendAnswer.NOT_POSSIBLE_NOW;
        }
        int change = quantity.compareTo(order.terms().quantity());
        if (change == 0) {
            return AmendAnswer.UNCHANGED;
        }
        if (change > 0 || quantity.compareTo(order.filled()) <= 0) {
            return AmendAnswer.NOT_SMALLER;
        }
        Instrument instrument = saga.context.instruments().get(order.terms().symbol());
        if (instrument == null
                || instrument
                        .brokenFilter(order.terms().withQuantity(quantity), order.reference())
                        .isPresent()) {
            return AmendAnswer.FILTER;
        }
        order.beginAmend(quantity);
        turn.intend(
                order,
                order.take(OrderTrigger.AMEND_STARTED, "request to " + quantity, Optional.empty(), turn.nowNanos()));
        return AmendAnswer.REQUESTED;
    }

    /** The order stands as before. */
    void amendRefused(Order order, String reason, Turn turn) {
        order.endAmend();
        if (!order.isInDoubt()) {
            saga.move(order, OrderTrigger.REQUEST_REFUSED, "venue", Optional.of(reason), turn);
        }
    }

    /** The wish for a smaller order is committed. */
    void amendCommitted(Order order, Quantity quantity, Turn turn) {
        order.amendSent(turn.nowNanos());
        if (!order.state().isTerminal()) {
            turn.command(new Command.Amend(
                    new AmendOrder(order.id(), order.terms().symbol(), order.clientOrderId(), quantity)));
        }
    }
}
