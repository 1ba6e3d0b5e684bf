package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What can be asked about an account: of closed orders, trades and lists those that are still kept ({@link Limits}).
 * Lists are oldest first; nothing here changes anything.
 */
public final class AccountQueries {
    private final Account account;

    AccountQueries(Account account) {
        this.account = account;
    }

    public SortedMap<Asset, Balance> balances() {
        return account.balances();
    }

    public Fees fees() {
        return account.fees;
    }

    /**
     * An order with its trades, by the number first; of a client order id that was used again the open order, else the
     * newest. Empty if both ids are given and do not belong together.
     */
    public Optional<AccountOrder> order(Symbol symbol, OrderKey key) {
        Optional<PaperOrder> found = key.number().isPresent()
                ? Optional.ofNullable(account.history.order(key.number().getAsLong()))
                        .filter(order -> order.terms().symbol().equals(symbol))
                : account.order(symbol, key.clientOrderId().orElseThrow());
        Optional<ClientOrderId> named = key.clientOrderId();
        return found.filter(order -> named.isEmpty() || named.get().equals(order.clientOrderId()))
                .map(PaperOrder::withFills);
    }

    public List<AccountOrder> openOrders() {
        return account.openOrders().stream().map(PaperOrder::withFills).toList();
    }

    /** Open and closed orders of a symbol. */
    public List<OrderView> orders(Symbol symbol) {
        return account.history.orders().stream()
                .filter(order -> order.terms().symbol().equals(symbol))
                .map(PaperOrder::view)
                .toList();
    }

    public List<AccountTrade> trades(Symbol symbol) {
        return account.history.trades().stream()
                .filter(trade -> trade.fill().symbol().equals(symbol))
                .sorted(Comparator.comparing(AccountTrade::number))
                .toList();
    }

    /** Each once, though both orders may be the account's. */
    public List<PreventedMatch> preventedMatches(Symbol symbol) {
        return account.history.prevented().stream()
                .filter(match -> match.symbol().equals(symbol))
                .distinct()
                .toList();
    }

    public List<Amendment> amendments(Symbol symbol) {
        return account.history.amendments().stream()
                .filter(amendment -> amendment.symbol().equals(symbol))
                .toList();
    }

    /** A list, by its number first; empty if both ids are given and do not belong together. */
    public Optional<OrderListView> list(OrderKey key) {
        Optional<ClientOrderId> named = key.clientOrderId();
        return OrderDesk.list(account, key)
                .map(OrderList::view)
                .filter(list -> named.isEmpty() || named.get().equals(list.clientOrderId()));
    }

    public List<OrderListView> lists() {
        return account.history.lists().stream().map(OrderList::view).toList();
    }
}
