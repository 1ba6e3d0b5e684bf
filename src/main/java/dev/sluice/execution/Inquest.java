package dev.sluice.execution;

import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Optional;

/**
 * How an order in doubt is pursued: wait a moment for the user stream, then ask, again and again. That the venue finds
 * no such order counts only after the horizon, because the venue may match a request as long as it is valid and its
 * query side may lag; and only the second time. What stays in doubt too long is for a person, and is asked for all the
 * same.
 */
final class Inquest {
    /** How long the user stream may bring evidence before the venue is asked. */
    static final long STREAM_WAIT_NANOS = UtcNanos.PER_SECOND;

    private static final long CONFIRM_NANOS = UtcNanos.PER_SECOND;
    private static final long REVIEW_PAUSE_NANOS = 60 * UtcNanos.PER_SECOND;

    private final Saga saga;
    private final Submission submission;

    Inquest(Saga saga, Submission submission) {
        this.saga = saga;
        this.submission = submission;
    }

    /** Whether an order in doubt is for a person now. */
    void pursue(Order order, Turn turn) {
        boolean overdue = turn.nowNanos() - order.doubtNanos() >= saga.policy().unknownTimeoutNanos();
        if (order.state() == OrderState.UNKNOWN && overdue) {
            demandReview(order, Optional.empty(), turn);
        }
    }

    private void demandReview(Order order, Optional<String> reason, Turn turn) {
        saga.move(order, OrderTrigger.REVIEW_DEMANDED, "none", reason, turn);
        saga.warn(
                Optional.of(order.id()),
                "nobody knows what became of order " + order.clientOrderId() + ": look at the venue, then resolve it",
                turn);
    }

    /** Puts the question, and fixes when the next one is due. */
    void ask(Order order, Turn turn) {
        order.inquiry().asked(turn.nowNanos() + pause(order, turn.nowNanos()));
        turn.command(new Command.Query(new QueryOrder(order.terms().symbol(), order.clientOrderId())));
    }

    /** Longer each time; the moment from which "not found" counts is not slept through. */
    private long pause(Order order, long nowNanos) {
        if (order.state() == OrderState.MANUAL_REVIEW_REQUIRED) {
            return REVIEW_PAUSE_NANOS;
        }
        long pause = Backoff.nanos(order.clientOrderId(), order.inquiry().asked());
        long untilHorizon = order.sentNanos() + saga.policy().notFoundHorizonNanos() - nowNanos;
        return untilHorizon > 0 && untilHorizon < pause ? untilHorizon : pause;
    }

    /** The venue says that it knows no such order. */
    void notFound(Order order, long askedNanos, Turn turn) {
        long horizon = saga.policy().notFoundHorizonNanos();
        if (order.isInDoubt()) {
            if (askedNanos - order.sentNanos() >= horizon && order.inquiry().missed(turn.nowNanos() + CONFIRM_NANOS)) {
                conclude(order, turn);
            }
        } else if (!order.state().isTerminal()
                && order.sentNanos() != 0
                && askedNanos - order.updatedNanos() >= horizon) {
            order.inquiry().begin(turn.nowNanos() + CONFIRM_NANOS);
            saga.move(order, OrderTrigger.OUTCOME_LOST, "not found", Optional.of(Reason.LOST_BY_VENUE.code()), turn);
        }
    }

    /** Not found, twice, when it counts. */
    private void conclude(Order order, Turn turn) {
        if (order.wasAccepted()) {
            order.inquiry().found();
            if (order.state() == OrderState.UNKNOWN) {
                demandReview(order, Optional.of(Reason.LOST_BY_VENUE.code()), turn);
            }
        } else if (mayTryAgain(order)) {
            submission.attemptAgain(order, "not found twice after the horizon", turn);
        } else {
            saga.move(
                    order,
                    OrderTrigger.REJECTED,
                    "not found twice after the horizon",
                    Optional.of(Reason.NOT_PLACED.code()),
                    turn);
        }
    }

    private boolean mayTryAgain(Order order) {
        return saga.policy().resubmit()
                && order.attempt() < saga.policy().maxAttempts()
                && !order.cancelWish().isWanted();
    }
}
