package dev.sluice.execution;

import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.UtcNanos;

/** When an order has to be looked at next, if nothing happens until then. */
final class DueTimes {
    /** The gateway's own timeout comes first; this one is for a gateway that says nothing. */
    static final long GRACE_NANOS = 2 * UtcNanos.PER_SECOND;

    private final ExecutionPolicy policy;

    DueTimes(ExecutionPolicy policy) {
        this.policy = policy;
    }

    /** UTC nanoseconds since the epoch; 0 for never. */
    long of(Order order) {
        return switch (order.state()) {
            case PENDING -> order.reducing() ? 0 : order.updatedNanos() + policy.queueTimeoutNanos();
            case SUBMITTING -> order.awaitsRetry() ? order.retryNanos() : answerDue(order.sentNanos());
            case SUBMITTED, PARTIALLY_FILLED -> soonest(order.cancelWish().dueNanos(), inquiryDue(order));
            case CANCEL_REQUESTED ->
                soonest(
                        answerDue(order.cancelWish().sentNanos()),
                        order.inquiry().dueNanos());
            case AMEND_REQUESTED ->
                soonest(answerDue(order.amendSentNanos()), order.inquiry().dueNanos());
            case UNKNOWN ->
                soonest(
                        order.cancelWish().dueNanos(),
                        soonest(order.inquiry().dueNanos(), order.doubtNanos() + policy.unknownTimeoutNanos()));
            case MANUAL_REVIEW_REQUIRED ->
                soonest(order.cancelWish().dueNanos(), order.inquiry().dueNanos());
            case FILLED, CANCELLED, REJECTED, EXPIRED ->
                order.missesTrades() ? order.inquiry().dueNanos() : 0;
        };
    }

    /** Whether a request that went out then should have been answered by now. */
    boolean isOverdue(long sentNanos, long nowNanos) {
        return sentNanos != 0 && nowNanos >= answerDue(sentNanos);
    }

    private long answerDue(long sentNanos) {
        return sentNanos == 0 ? 0 : sentNanos + policy.submitTimeoutNanos() + GRACE_NANOS;
    }

    /** An order that cannot rest should have ended long before; one that can may stand as long as it likes. */
    private long inquiryDue(Order order) {
        if (order.inquiry().dueNanos() != 0) {
            return order.inquiry().dueNanos();
        }
        return isOverstaying(order) ? order.sentNanos() + policy.slaTimeoutNanos() : 0;
    }

    /** Whether an order stands that should have ended long ago. */
    boolean isLate(Order order, long nowNanos) {
        return isOverstaying(order) && nowNanos - order.sentNanos() >= policy.slaTimeoutNanos();
    }

    private static boolean isOverstaying(Order order) {
        boolean stands = order.state() == OrderState.SUBMITTED || order.state() == OrderState.PARTIALLY_FILLED;
        return stands && order.sentNanos() != 0 && !order.terms().mayRest();
    }

    private static long soonest(long one, long other) {
        return one == 0 ? other : other == 0 ? one : Math.min(one, other);
    }
}
