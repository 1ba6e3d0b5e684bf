package dev.sluice.venue.paper;

import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Tables in memory, with the database's constraints. Commits are answered at once, or when somebody lets them. */
public final class MemoryPaperStore implements PaperStore {
    private final SortedMap<Asset, Balance> balances = new TreeMap<>();
    private final Map<VenueOrderId, OrderView> orders = new HashMap<>();
    private final Map<Trade, PaperChanges.Trade> trades = new HashMap<>();
    private final Map<String, Long> reserved = new HashMap<>();
    private final Map<Symbol, MarketState> markets = new TreeMap<>();
    private Consumer<Runnable> pace = Runnable::run;
    private long run;
    private int commits;
    private boolean broken;

    private record Trade(Symbol symbol, long id) {}

    /** From now on a commit happens when, and if, the action given to this consumer runs. */
    public void pace(Consumer<Runnable> newPace) {
        pace = newPace;
    }

    public int commits() {
        return commits;
    }

    /** From now on every commit fails. */
    public void breakDown() {
        broken = true;
    }

    @Override
    public CompletionStage<PaperState> open() {
        run++;
        return state(0);
    }

    @Override
    public CompletionStage<Void> commit(PaperChanges changes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        pace.accept(() -> {
            try {
                apply(changes);
            } catch (IllegalStateException e) {
                done.completeExceptionally(e);
                return;
            }
            done.complete(null);
        });
        return done;
    }

    private void apply(PaperChanges changes) {
        if (broken) {
            throw new IllegalStateException("planted");
        }
        for (PaperChanges.Trade trade : changes.trades()) {
            Trade key =
                    new Trade(trade.fill().symbol(), Long.parseLong(trade.fill().tradeId()));
            if (trades.containsKey(key)) {
                throw new IllegalStateException("trade stored twice: " + key);
            }
            trades.put(key, trade);
        }
        changes.reserved().forEach((name, last) -> {
            Long before = reserved.put(name, last);
            if (before != null && before >= last) {
                throw new IllegalStateException(name + " reserved again up to " + last);
            }
        });
        changes.orders().forEach(order -> orders.put(order.venueOrderId(), order));
        balances.putAll(changes.balances());
        changes.markets().forEach(market -> markets.put(market.symbol(), market));
        commits++;
    }

    @Override
    public CompletionStage<List<AccountOrder>> find(List<VenueLedger.Query> queries) {
        List<AccountOrder> found = new ArrayList<>();
        for (VenueLedger.Query query : queries) {
            orders().stream()
                    .filter(order -> DeskLedger.key(order.order()).equals(query))
                    .reduce((older, newer) -> newer)
                    .ifPresent(found::add);
        }
        return CompletableFuture.completedStage(found);
    }

    @Override
    public CompletionStage<PaperState> state(int newestOrders) {
        List<AccountOrder> all = orders();
        int skipped = Math.max(0, all.size() - newestOrders);
        List<AccountOrder> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i >= skipped || !all.get(i).order().state().isTerminal()) {
                shown.add(all.get(i));
            }
        }
        return CompletableFuture.completedStage(new PaperState(
                run, new TreeMap<>(balances), shown, Map.copyOf(reserved), List.copyOf(markets.values())));
    }

    /** Everything, oldest order first. */
    public List<AccountOrder> orders() {
        return orders.values().stream()
                .sorted(Comparator.comparing(
                        order -> Long.parseLong(order.venueOrderId().value())))
                .map(order -> new AccountOrder(order, fills(order)))
                .toList();
    }

    public SortedMap<Asset, Balance> balances() {
        return new TreeMap<>(balances);
    }

    private List<Fill> fills(OrderView order) {
        return trades.values().stream()
                .filter(trade -> trade.order().equals(order.venueOrderId()))
                .map(PaperChanges.Trade::fill)
                .sorted(Comparator.comparing(fill -> Long.parseLong(fill.tradeId())))
                .toList();
    }
}
