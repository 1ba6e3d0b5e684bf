package dev.sluice.venue.paper;

import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tables in memory, with the database's constraints: for an exchange that need not outlive its process. One thread at a
 * time; it grows with every order.
 */
public class MemoryPaperStore implements PaperStore {
    private final SortedMap<AccountId, SortedMap<Asset, Balance>> accounts = new TreeMap<>();
    private final Map<VenueOrderId, OrderView> orders = new HashMap<>();
    private final Map<Trade, PaperChanges.Trade> trades = new HashMap<>();
    private final Map<Long, OrderListView> lists = new TreeMap<>();
    private final Map<String, Long> reserved = new HashMap<>();
    private final Map<Symbol, MarketState> markets = new TreeMap<>();
    private long run;

    private record Trade(Symbol symbol, long id, VenueOrderId order) {}

    @Override
    public CompletionStage<PaperState> open(int newestOrders) {
        run++;
        return state(newestOrders);
    }

    @Override
    public CompletionStage<Void> commit(PaperChanges changes) {
        try {
            apply(changes);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedStage(e);
        }
        return CompletableFuture.completedStage(null);
    }

    /** @throws IllegalStateException if a trade is stored already, or less is reserved than was */
    protected void apply(PaperChanges changes) {
        for (PaperChanges.Trade trade : changes.trades()) {
            long id = Long.parseLong(trade.fill().tradeId());
            Trade key = new Trade(trade.fill().symbol(), id, trade.order());
            if (trades.putIfAbsent(key, trade) != null) {
                throw new IllegalStateException("trade stored twice: " + key);
            }
        }
        changes.reserved().forEach((name, last) -> {
            Long before = reserved.put(name, last);
            if (before != null && before >= last) {
                throw new IllegalStateException(name + " reserved again up to " + last);
            }
        });
        changes.orders().forEach(order -> orders.put(order.venueOrderId(), order));
        changes.balances()
                .forEach((key, balance) -> accounts.computeIfAbsent(key.account(), id -> new TreeMap<>())
                        .put(key.asset(), balance));
        changes.lists().forEach(list -> lists.put(list.id(), list));
        changes.markets().forEach(market -> markets.put(market.symbol(), market));
    }

    @Override
    public CompletionStage<List<AccountOrder>> find(List<VenueLedger.Query> queries) {
        List<AccountOrder> found = new ArrayList<>();
        for (VenueLedger.Query query : queries) {
            orders().stream()
                    .filter(each -> matches(each.order(), query))
                    .reduce((older, newer) -> newer)
                    .ifPresent(found::add);
        }
        return CompletableFuture.completedStage(found);
    }

    private static boolean matches(OrderView order, VenueLedger.Query query) {
        return order.account().equals(AccountId.DESK)
                && order.terms().symbol().equals(query.symbol())
                && order.clientOrderId().equals(query.clientOrderId());
    }

    @Override
    public CompletionStage<PaperState> state(int newestOrders) {
        List<AccountOrder> all = orders();
        int skipped = Math.max(0, all.size() - newestOrders);
        List<AccountOrder> shown = new ArrayList<>();
        Set<Long> listed = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            OrderView order = all.get(i).order();
            OrderListView list = lists.get(order.details().listId());
            if (i >= skipped || order.isOpen() || (list != null && !list.done())) {
                shown.add(all.get(i));
                listed.add(order.details().listId());
            }
        }
        SortedMap<AccountId, SortedMap<Asset, Balance>> balances = new TreeMap<>();
        accounts.forEach((account, owned) -> balances.put(account, new TreeMap<>(owned)));
        List<OrderListView> shownLists = lists.values().stream()
                .filter(list -> listed.contains(list.id()))
                .toList();
        return CompletableFuture.completedStage(
                new PaperState(run, balances, shown, shownLists, Map.copyOf(reserved), List.copyOf(markets.values())));
    }

    /** Everything, oldest order first. */
    public List<AccountOrder> orders() {
        Map<VenueOrderId, List<Fill>> fills = new HashMap<>();
        trades.values().stream()
                .sorted(Comparator.comparing(
                        trade -> Long.parseLong(trade.fill().tradeId())))
                .forEach(trade -> fills.computeIfAbsent(trade.order(), id -> new ArrayList<>())
                        .add(trade.fill()));
        return orders.values().stream()
                .sorted(Comparator.comparing(OrderView::number))
                .map(order -> new AccountOrder(order, fills.getOrDefault(order.venueOrderId(), List.of())))
                .toList();
    }

    /** What an account has. */
    public SortedMap<Asset, Balance> balances(AccountId account) {
        return new TreeMap<>(accounts.getOrDefault(account, new TreeMap<>()));
    }
}
