package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what the next commit takes: of each row the last word, and every trade. */
final class PendingChanges {
    private final Map<VenueOrderId, OrderView> orders = new LinkedHashMap<>();
    private final List<PaperChanges.Trade> trades = new ArrayList<>();
    private final Map<PaperChanges.AccountAsset, Balance> balances = new LinkedHashMap<>();
    private final Map<Long, OrderListView> lists = new TreeMap<>();
    private final Map<String, Long> reserved = new TreeMap<>();
    private final Map<Symbol, MarketState> markets = new TreeMap<>();

    void order(OrderView order) {
        orders.put(order.venueOrderId(), order);
    }

    void trade(VenueOrderId order, Fill fill) {
        trades.add(new PaperChanges.Trade(order, fill));
    }

    void balance(AccountId account, Asset asset, Balance balance) {
        balances.put(new PaperChanges.AccountAsset(account, asset), balance);
    }

    void list(OrderListView list) {
        lists.put(list.id(), list);
    }

    void reserve(String sequence, long last) {
        reserved.put(sequence, last);
    }

    void market(MarketState state) {
        markets.put(state.symbol(), state);
    }

    boolean isEmpty() {
        return orders.isEmpty()
                && trades.isEmpty()
                && balances.isEmpty()
                && lists.isEmpty()
                && reserved.isEmpty()
                && markets.isEmpty();
    }

    PaperChanges build() {
        return new PaperChanges(
                List.copyOf(orders.values()),
                List.copyOf(trades),
                Map.copyOf(balances),
                List.copyOf(lists.values()),
                Map.copyOf(reserved),
                List.copyOf(markets.values()));
    }
}
