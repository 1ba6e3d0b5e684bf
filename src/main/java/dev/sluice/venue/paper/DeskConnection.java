package dev.sluice.venue.paper;

import dev.sluice.execution.OrderReport;
import dev.sluice.vocabulary.AssetTransfer;
import java.util.List;

/**
 * The road between desk and exchange. Every message takes its time, and none overtakes an earlier one in the same
 * direction: a connection keeps its order.
 */
final class DeskConnection {
    private final Timers timers;
    private final Latency latency;
    private final PaperVenue.Listener listener;
    private long lastArrivalNanos;
    private long lastAnswerNanos;

    DeskConnection(Timers timers, Latency latency, PaperVenue.Listener listener) {
        this.timers = timers;
        this.latency = latency;
        this.listener = listener;
    }

    /** Sends a request; the action runs when it reaches the exchange. */
    void request(Runnable arrived) {
        lastArrivalNanos = Math.max(lastArrivalNanos, timers.nowNanos() + latency.nextNanos());
        timers.at(lastArrivalNanos, arrived);
    }

    /** Sends what the exchange has to say, if anything. */
    void answer(List<ExchangeEvent> events) {
        if (!events.isEmpty()) {
            answer(() -> events.forEach(this::tell));
        }
    }

    /** Sends the answer to a question. */
    void answer(OrderReport report) {
        answer(() -> listener.onReport(report));
    }

    /** Sends an answer; the action runs when it reaches the desk. */
    void answer(Runnable arrived) {
        lastAnswerNanos = Math.max(lastAnswerNanos, timers.nowNanos() + latency.nextNanos());
        timers.at(lastAnswerNanos, arrived);
    }

    private void tell(ExchangeEvent event) {
        switch (event) {
            case ExchangeEvent.OrderAccepted accepted ->
                listener.onReport(new OrderReport.Acknowledged(accepted.clientOrderId(), accepted.venueOrderId()));
            case ExchangeEvent.OrderFilled filled -> listener.onReport(new OrderReport.Filled(filled.fill()));
            case ExchangeEvent.OrderRejected rejected ->
                listener.onReport(new OrderReport.Rejected(
                        rejected.clientOrderId(), rejected.reason().code()));
            case ExchangeEvent.OrderCanceled canceled ->
                listener.onReport(new OrderReport.Canceled(canceled.clientOrderId(), "requested"));
            case ExchangeEvent.OrderExpired expired ->
                listener.onReport(new OrderReport.Expired(
                        expired.clientOrderId(), expired.reason().code()));
            case ExchangeEvent.CancelRejected refused ->
                listener.onReport(new OrderReport.CancelRefused(
                        refused.clientOrderId(), refused.reason().code()));
            case ExchangeEvent.MatchPrevented prevented -> {}
            case ExchangeEvent.OrderStarted started -> {}
            case ExchangeEvent.OrderReplaced replaced ->
                listener.onReport(new OrderReport.Amended(
                        replaced.order().clientOrderId(),
                        replaced.order().terms().quantity()));
            case ExchangeEvent.AmendRejected refused ->
                refused.order()
                        .clientOrderId()
                        .ifPresent(id -> listener.onReport(new OrderReport.AmendRefused(
                                id, refused.reason().code())));
            case ExchangeEvent.ListRejected rejected -> {}
            case ExchangeEvent.ListChanged changed -> {}
            case ExchangeEvent.Deposited deposited ->
                listener.onTransfer(new AssetTransfer(deposited.asset(), deposited.amount(), deposited.atNanos()));
            case ExchangeEvent.BalanceChanged changed -> listener.onBalance(changed.change());
        }
    }
}
