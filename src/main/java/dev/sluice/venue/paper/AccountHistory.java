package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of an account's orders: every open one and the newest closed ones, with trades and lists. */
final class AccountHistory {
    /** For each closed order that is kept there are so many trades, amendments and prevented matches at most. */
    private static final int ITEMS_PER_ORDER = 4;

    private final int maxClosedOrders;
    private final TreeMap<Long, PaperOrder> orders = new TreeMap<>();
    private final Map<Key, PaperOrder> newest = new HashMap<>();
    private final Deque<PaperOrder> closed = new ArrayDeque<>();
    private final Deque<AccountTrade> trades = new ArrayDeque<>();
    private final Deque<PreventedMatch> prevented = new ArrayDeque<>();
    private final Deque<Amendment> amendments = new ArrayDeque<>();
    private final TreeMap<Long, OrderList> lists = new TreeMap<>();

    private record Key(Symbol symbol, ClientOrderId clientOrderId) {}

    AccountHistory(int maxClosedOrders) {
        this.maxClosedOrders = maxClosedOrders;
    }

    /** An order was opened, or got another client order id. */
    void add(PaperOrder order) {
        orders.put(order.number(), order);
        newest.put(new Key(order.terms().symbol(), order.clientOrderId()), order);
    }

    void closed(PaperOrder order) {
        closed.addLast(order);
        newest.put(new Key(order.terms().symbol(), order.clientOrderId()), order);
        if (closed.size() > maxClosedOrders) {
            forget(closed.removeFirst());
        }
    }

    private void forget(PaperOrder order) {
        orders.remove(order.number());
        newest.remove(new Key(order.terms().symbol(), order.clientOrderId()), order);
        OrderList list = order.list;
        if (list != null && list.isDone()) {
            lists.remove(list.id);
        }
    }

    /** An order that had closed before the exchange last stopped. */
    void restoreClosed(PaperOrder order) {
        add(order);
        closed(order);
        restoreTrades(order);
    }

    /** The trades of an order that was there before the exchange last stopped. */
    void restoreTrades(PaperOrder order) {
        order.withFills().fills().forEach(fill -> trade(order, fill));
    }

    void trade(PaperOrder order, Fill fill) {
        long list = order.list == null ? OrderDetails.NONE : order.list.id;
        keep(trades, new AccountTrade(order.venueOrderId, list, fill));
    }

    void prevented(PreventedMatch match) {
        keep(prevented, match);
    }

    void amended(Amendment amendment) {
        keep(amendments, amendment);
    }

    void add(OrderList list) {
        lists.put(list.id, list);
    }

    private <T> void keep(Deque<T> items, T item) {
        items.addLast(item);
        if (items.size() > (long) maxClosedOrders * ITEMS_PER_ORDER) {
            items.removeFirst();
        }
    }

    @Nullable PaperOrder order(long number) {
        return orders.get(number);
    }

    Optional<PaperOrder> newest(Symbol symbol, ClientOrderId clientOrderId) {
        return Optional.ofNullable(newest.get(new Key(symbol, clientOrderId)));
    }

    Collection<PaperOrder> orders() {
        return orders.values();
    }

    List<AccountTrade> trades() {
        return new ArrayList<>(trades);
    }

    List<PreventedMatch> prevented() {
        return new ArrayList<>(prevented);
    }

    List<Amendment> amendments() {
        return new ArrayList<>(amendments);
    }

    @Nullable OrderList list(long id) {
        return lists.get(id);
    }

    /** The list of that id, the newest if it was used again. */
    Optional<OrderList> newestList(ClientOrderId clientOrderId) {
        return lists.descendingMap().values().stream()
                .filter(list -> list.clientOrderId.equals(clientOrderId))
                .findFirst();
    }

    Collection<OrderList> lists() {
        return lists.values();
    }
}
