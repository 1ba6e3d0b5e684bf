package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are tied together: an OCO pair, or a working order with one pending order or a pending OCO pair ({@code
 * rest-api.md}, "Order lists").
 */
final class OrderList {
    final long id;
    final Account account;
    final Symbol symbol;
    final ClientOrderId clientOrderId;
    private final Matching matching;
    private final @Nullable PaperOrder working;
    private final List<PaperOrder> others;
    private boolean done;
    private boolean ending;
    private long changedAtNanos;

    /**
     * @param orders the working order first, if there is one; one order that is not part of a pair cannot stand alone
     * @param hasWorking whether it is no plain OCO
     */
    OrderList(long id, ClientOrderId clientOrderId, List<PaperOrder> orders, boolean hasWorking, Matching matching) {
        PaperOrder first = orders.getFirst();
        this.id = id;
        this.account = first.account;
        this.symbol = first.terms().symbol();
        this.clientOrderId = clientOrderId;
        this.matching = matching;
        this.working = hasWorking ? first : null;
        this.others = List.copyOf(hasWorking ? orders.subList(1, orders.size()) : orders);
        orders.forEach(order -> order.list = this);
    }

    boolean isDone() {
        return done;
    }

    /** As it was when the exchange last stopped. */
    void restored(OrderListView view) {
        done = view.done();
        changedAtNanos = view.changedAtNanos();
    }

    @Nullable PaperOrder working() {
        return working;
    }

    /** The pair, or the one pending order. */
    List<PaperOrder> others() {
        return others;
    }

    List<PaperOrder> orders() {
        List<PaperOrder> orders = new ArrayList<>();
        if (working != null) {
            orders.add(working);
        }
        orders.addAll(others);
        return orders;
    }

    List<PaperOrder> openOrders() {
        return orders().stream().filter(PaperOrder::isOpen).toList();
    }

    void report(ExchangeEvent.ListChanged.Status status) {
        changedAtNanos = matching.clearing.atNanos();
        matching.clearing.report(new ExchangeEvent.ListChanged(view(), status, changedAtNanos));
    }

    /** The other order of a pair that both are past pending, if it is still open. */
    Optional<PaperOrder> other(PaperOrder order) {
        if (others.size() < 2 || order == working || order.phase() == OrderPhase.PENDING) {
            return Optional.empty();
        }
        PaperOrder other = others.getFirst() == order ? others.getLast() : others.getFirst();
        return other.isOpen() ? Optional.of(other) : Optional.empty();
    }

    /**
     * An order of a pair trades or begins to work: the other expires ({@code user-data-stream.md}, OCO_TRIGGER), and
     * what it held stays with the one that goes on.
     */
    void releaseOther(PaperOrder order) {
        other(order).ifPresent(other -> {
            boolean before = ending;
            ending = true;
            matching.withdraw(other);
            matching.clearing.expire(other, Reason.OTHER_LEG);
            ending = before;
            matching.clearing.hold(order, order.lockFor(order.remainingUnits));
        });
    }

    /** A pair together holds enough for either. */
    void holdForPair() {
        PaperOrder one = others.getFirst();
        PaperOrder other = others.getLast();
        BigDecimal first = one.lockFor(one.remainingUnits);
        BigDecimal second = other.lockFor(other.remainingUnits);
        boolean larger = first.compareTo(second) >= 0;
        matching.clearing.hold(larger ? other : one, BigDecimal.ZERO);
        matching.clearing.hold(larger ? one : other, larger ? first : second);
    }

    /** An order of the list was filled whole: there is nothing more, or the pending orders' turn comes. */
    void completed(PaperOrder order, Runnable pendingTurn) {
        if (order == working) {
            matching.later(pendingTurn);
        } else {
            finishIfAllEnded();
        }
    }

    /** An order of the list ended; the others end with it. */
    void ended(PaperOrder order, Reason reason) {
        if (ending) {
            return;
        }
        ending = true;
        for (PaperOrder other : openOrders()) {
            matching.withdraw(other);
            if (reason == Reason.CANCEL_REQUESTED) {
                matching.clearing.cancelToo(other);
            } else {
                matching.clearing.expire(other, order == working ? Reason.WORKING_LEG_ENDED : Reason.OTHER_LEG);
            }
        }
        ending = false;
        finishIfAllEnded();
    }

    private void finishIfAllEnded() {
        if (!done && openOrders().isEmpty()) {
            done = true;
            report(ExchangeEvent.ListChanged.Status.ALL_DONE);
        }
    }

    OrderListView view() {
        return new OrderListView(
                account.id,
                id,
                working == null ? OrderListView.Contingency.OCO : OrderListView.Contingency.OTO,
                clientOrderId,
                symbol,
                orders().stream()
                        .map(order -> new OrderListView.Leg(order.venueOrderId, order.clientOrderId()))
                        .toList(),
                done,
                changedAtNanos);
    }
}
