package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places order lists, starts their pending orders, and ends what is tied to what ended. */
final class OrderLists implements Clearing.Legs {
    private final Matching matching;
    private final Admission admission;
    private long lastId = -1;

    OrderLists(Matching matching, Admission admission) {
        this.matching = matching;
        this.admission = admission;
        matching.clearing.tie(this);
    }

    long lastId() {
        return lastId;
    }

    void resume(long last) {
        lastId = Math.max(lastId, last);
    }

    /** Why the list may not be taken, if anything. */
    Optional<Refusal> refusal(List<PaperOrder> orders, ClientOrderId listId) {
        PaperOrder first = orders.getFirst();
        if (first.account.history.lists().stream()
                .anyMatch(list -> !list.isDone() && list.clientOrderId.equals(listId))) {
            return Optional.of(Refusal.of(Reason.DUPLICATE_ORDER));
        }
        List<OrderTerms> before = new ArrayList<>();
        for (PaperOrder order : orders) {
            boolean twice = orders.stream()
                    .anyMatch(other -> other != order && other.clientOrderId().equals(order.clientOrderId()));
            Optional<Refusal> refusal =
                    twice ? Optional.of(Refusal.of(Reason.DUPLICATE_ORDER)) : admission.formRefusal(order, before);
            if (refusal.isPresent()) {
                return refusal;
            }
            before.add(order.terms());
        }
        return listFilter(first).map(Refusal::of);
    }

    private static Optional<Reason> listFilter(PaperOrder order) {
        List<OrderList> open = order.account.history.lists().stream()
                .filter(list -> !list.isDone())
                .toList();
        long here = open.stream()
                .filter(list -> list.symbol.equals(order.terms().symbol()))
                .count();
        return order.instrument().filters().stream()
                .filter(filter -> filter instanceof Filter.MaxOpen max
                        && max.kind() == Filter.MaxOpen.Kind.ORDER_LISTS
                        && (max.scope() == Filter.MaxOpen.Scope.SYMBOL ? here : open.size()) >= max.limit())
                .findFirst()
                .flatMap(Filter::reason);
    }

    /** Takes a list whose orders passed {@link #refusal}, or refuses it for prices or funds. */
    Optional<Refusal> place(List<PaperOrder> orders, ClientOrderId listId, boolean hasWorking) {
        Optional<Refusal> refusal = hasWorking
                ? firstOf(admission.startRefusal(orders.getFirst()), admission.fundsRefusal(orders.getFirst()))
                        .or(() -> pricesRefusal(orders.subList(1, orders.size()), 0))
                : pairRefusal(orders);
        if (refusal.isPresent()) {
            return refusal;
        }
        OrderList list = new OrderList(++lastId, listId, orders, hasWorking, matching);
        list.account.history.add(list);
        list.report(ExchangeEvent.ListChanged.Status.EXEC_STARTED);
        orders.forEach(order -> matching.clearing.accept(order, BigDecimal.ZERO));
        if (hasWorking) {
            PaperOrder working = orders.getFirst();
            matching.clearing.hold(working, working.lockFor(working.remainingUnits));
        } else {
            list.holdForPair();
        }
        orders.forEach(matching::enter);
        return Optional.empty();
    }

    private Optional<Refusal> pairRefusal(List<PaperOrder> pair) {
        PaperOrder one = pair.getFirst();
        PaperOrder other = pair.getLast();
        boolean firstLarger = one.lockFor(one.remainingUnits).compareTo(other.lockFor(other.remainingUnits)) >= 0;
        return pricesRefusal(pair, one.book.lastPriceUnits())
                .or(() -> admission.startRefusal(one))
                .or(() -> admission.startRefusal(other))
                .or(() -> admission.fundsRefusal(firstLarger ? one : other));
    }

    /**
     * {@code rest-api.md}, "New Order list - OCO", price restrictions: the last price lies between the two orders.
     *
     * @param lastPriceUnits zero if it is not known or does not matter yet
     */
    private static Optional<Refusal> pricesRefusal(List<PaperOrder> pair, long lastPriceUnits) {
        if (pair.size() < 2) {
            return Optional.empty();
        }
        PaperOrder stop = isStopLoss(pair.getFirst()) ? pair.getFirst() : pair.getLast();
        PaperOrder profit = stop == pair.getFirst() ? pair.getLast() : pair.getFirst();
        boolean sells = stop.side == Side.SELL;
        long high = sells ? profitUnits(profit) : stop.stopUnits();
        long low = sells ? stop.stopUnits() : profitUnits(profit);
        boolean between = lastPriceUnits == 0 || (low < lastPriceUnits && lastPriceUnits < high);
        return low < high && between ? Optional.empty() : Optional.of(Refusal.LIST_PRICES);
    }

    private static boolean isStopLoss(PaperOrder order) {
        OrderType type = order.terms().type();
        return type == OrderType.STOP_LOSS || type == OrderType.STOP_LOSS_LIMIT;
    }

    private static long profitUnits(PaperOrder order) {
        return order.terms().price().map(Price::units).orElse(order.stopUnits());
    }

    /** The working order has filled: the pending orders go to where they belong, or the list ends. */
    private void startPending(OrderList list) {
        List<PaperOrder> pending = list.others();
        List<PaperOrder> open = pending.stream().filter(PaperOrder::isOpen).toList();
        if (open.size() < pending.size()) {
            return;
        }
        Optional<Reason> refusal = pendingRefusal(pending);
        if (refusal.isPresent()) {
            matching.clearing.expire(pending.getFirst(), refusal.get());
            return;
        }
        for (PaperOrder order : pending) {
            OrderPhase next = order.terms().type().hasStop() ? OrderPhase.WAITING : OrderPhase.WORKING;
            matching.clearing.start(order, next, BigDecimal.ZERO);
        }
        if (pending.size() == 2) {
            list.holdForPair();
        } else {
            PaperOrder only = pending.getFirst();
            matching.clearing.hold(only, only.lockFor(only.remainingUnits));
        }
        pending.forEach(matching::enter);
    }

    private Optional<Reason> pendingRefusal(List<PaperOrder> pending) {
        Optional<Reason> filter = pending.stream()
                .flatMap(order -> admission.brokenFilter(order, order.terms()).stream())
                .findFirst();
        if (filter.isPresent()) {
            return filter;
        }
        Optional<Refusal> refusal = pending.size() == 2
                ? pairRefusal(pending)
                : firstOf(admission.startRefusal(pending.getFirst()), admission.fundsRefusal(pending.getFirst()));
        return refusal.map(Refusal::reason);
    }

    private static Optional<Refusal> firstOf(Optional<Refusal> one, Optional<Refusal> other) {
        return one.or(() -> other);
    }

    @Override
    public void beforeFill(PaperOrder order) {
        OrderList list = order.list;
        if (list != null) {
            list.releaseOther(order);
        }
    }

    @Override
    public void afterComplete(PaperOrder order) {
        OrderList list = order.list;
        if (list != null) {
            list.completed(order, () -> startPending(list));
        }
    }

    @Override
    public void afterEnd(PaperOrder order, Reason reason) {
        OrderList list = order.list;
        if (list != null) {
            list.ended(order, reason);
        }
    }
}
