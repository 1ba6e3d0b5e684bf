package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts an account back as it was stored. */
final class Restoring {
    private final Matching matching;
    private final OrderLists lists;
    private final Function<Symbol, OrderBook> books;
    private final Map<Long, PaperOrder> orders = new HashMap<>();

    Restoring(Matching matching, OrderLists lists, Function<Symbol, OrderBook> books) {
        this.matching = matching;
        this.lists = lists;
        this.books = books;
    }

    void restore(Account account, AccountState state) {
        state.balances().forEach(account::restore);
        for (AccountOrder stored : state.orders()) {
            OrderBook book = books.apply(stored.order().terms().symbol());
            PaperOrder order = PaperOrder.restored(account, book, stored);
            orders.put(order.number(), order);
            book.resumePreventedMatches(stored.order().details().preventedMatchId());
        }
        state.lists().forEach(view -> restore(account, view));
        Map<Asset, BigDecimal> locks = new HashMap<>();
        for (AccountOrder stored : state.orders()) {
            PaperOrder order = Objects.requireNonNull(orders.get(stored.order().number()));
            if (order.isOpen()) {
                open(order);
                order.locked = lock(order);
                locks.merge(order.paidAsset(), order.locked, BigDecimal::add);
            } else {
                account.history.restoreClosed(order);
            }
        }
        requireLocks(account, state.balances(), locks);
    }

    private void restore(Account account, OrderListView view) {
        List<@Nullable PaperOrder> members = view.orders().stream()
                .<@Nullable PaperOrder>map(
                        leg -> orders.get(Long.parseLong(leg.venueOrderId().value())))
                .toList();
        lists.resume(view.id());
        if (members.contains(null)) {
            return;
        }
        boolean hasWorking = view.contingency() == OrderListView.Contingency.OTO;
        OrderList list = new OrderList(
                view.id(),
                view.clientOrderId(),
                members.stream().map(Objects::requireNonNull).toList(),
                hasWorking,
                matching);
        list.restored(view);
        account.history.add(list);
    }

    private void open(PaperOrder order) {
        boolean crosses = order.phase() == OrderPhase.WORKING
                && (!order.mayRest() || order.book.makersFor(order.side).next(order.limitUnits()) != null);
        boolean open = order.state() == OrderState.SUBMITTED || order.state() == OrderState.PARTIALLY_FILLED;
        if (!open || order.remainingUnits <= 0 || crosses) {
            throw new IllegalArgumentException("order " + order.number() + " cannot rest in the book");
        }
        switch (order.phase()) {
            case PENDING -> {}
            case WAITING -> order.book.stops().add(order);
            case WORKING -> order.book.side(order.side).add(order);
        }
        order.account.opened(order);
        order.account.history.restoreTrades(order);
    }

    /** As {@link OrderList#holdForPair} had it. */
    private static BigDecimal lock(PaperOrder order) {
        if (order.phase() == OrderPhase.PENDING) {
            return BigDecimal.ZERO;
        }
        BigDecimal own = order.lockFor(order.remainingUnits);
        OrderList list = order.list;
        PaperOrder other = list == null ? null : list.other(order).orElse(null);
        if (list == null || other == null) {
            return own;
        }
        int comparison = own.compareTo(other.lockFor(other.remainingUnits));
        boolean holder =
                comparison > 0 || (comparison == 0 && order == list.others().getFirst());
        return holder ? own : BigDecimal.ZERO;
    }

    private static void requireLocks(Account account, Map<Asset, Balance> balances, Map<Asset, BigDecimal> locks) {
        balances.forEach((asset, balance) -> {
            if (balance.locked().compareTo(locks.getOrDefault(asset, BigDecimal.ZERO)) != 0) {
                throw new IllegalArgumentException(
                        account.id + " has " + balance.locked() + " " + asset + " locked but its orders lock " + locks);
            }
        });
        if (!balances.keySet().containsAll(locks.keySet())) {
            throw new IllegalArgumentException(account.id + " has orders that lock " + locks + " but owns " + balances);
        }
    }
}
