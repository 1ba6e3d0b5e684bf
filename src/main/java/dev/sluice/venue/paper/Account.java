package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Funds and orders of one account. A house account has unlimited funds and therefore keeps no balances. */
final class Account {
    private static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    final AccountId id;
    final Fees fees;
    final boolean house;
    private final int maxClosedOrders;
    private final TreeMap<Asset, Balance> balances = new TreeMap<>();
    private final SequencedMap<ClientOrderId, PaperOrder> open = new LinkedHashMap<>();
    private final Map<Symbol, Integer> openBySymbol = new HashMap<>();
    private final SequencedMap<ClosedKey, PaperOrder> closed = new LinkedHashMap<>();

    Account(AccountId id, Fees fees, boolean house, int maxClosedOrders) {
        this.id = id;
        this.fees = fees;
        this.house = house;
        this.maxClosedOrders = maxClosedOrders;
    }

    /** What it had when the exchange last stopped. */
    void restore(Asset asset, Balance balance) {
        move(asset, balance.free(), balance.locked());
    }

    /** Adds to the account; also how it is first funded. */
    void receive(Asset asset, BigDecimal amount) {
        move(asset, amount, BigDecimal.ZERO);
    }

    void spend(Asset asset, BigDecimal amount) {
        move(asset, amount.negate(), BigDecimal.ZERO);
    }

    void lock(Asset asset, BigDecimal amount) {
        move(asset, amount.negate(), amount);
    }

    void unlock(Asset asset, BigDecimal amount) {
        move(asset, amount, amount.negate());
    }

    /** Pays out of what was locked and frees the rest of it. */
    void settleLock(Asset asset, BigDecimal locked, BigDecimal spent) {
        move(asset, locked.subtract(spent), locked.negate());
    }

    boolean affords(Asset asset, BigDecimal amount) {
        return house || balance(asset).free().compareTo(amount) >= 0;
    }

    Balance balance(Asset asset) {
        return balances.getOrDefault(asset, NOTHING);
    }

    SortedMap<Asset, Balance> balances() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(balances));
    }

    private void move(Asset asset, BigDecimal free, BigDecimal locked) {
        if (house) {
            return;
        }
        Balance before = balance(asset);
        Balance after = new Balance(before.free().add(free), before.locked().add(locked));
        if (after.free().signum() < 0 || after.locked().signum() < 0) {
            throw new IllegalStateException("balance of " + asset + " of " + id + " would become " + after);
        }
        balances.put(asset, after);
    }

    void opened(PaperOrder order) {
        open.put(order.clientOrderId, order);
        openBySymbol.merge(order.terms.symbol(), 1, Integer::sum);
    }

    void closed(PaperOrder order) {
        open.remove(order.clientOrderId);
        openBySymbol.merge(order.terms.symbol(), -1, Integer::sum);
        closed.putLast(new ClosedKey(order.terms.symbol(), order.clientOrderId), order);
        if (closed.size() > maxClosedOrders) {
            closed.pollFirstEntry();
        }
    }

    boolean hasOpen(ClientOrderId clientOrderId) {
        return open.containsKey(clientOrderId);
    }

    int openCount(Symbol symbol) {
        return openBySymbol.getOrDefault(symbol, 0);
    }

    Optional<PaperOrder> openOrder(Symbol symbol, ClientOrderId clientOrderId) {
        return Optional.ofNullable(open.get(clientOrderId))
                .filter(order -> order.terms.symbol().equals(symbol));
    }

    /** The open order of that id, else the one that closed last. */
    Optional<PaperOrder> order(Symbol symbol, ClientOrderId clientOrderId) {
        return openOrder(symbol, clientOrderId)
                .or(() -> Optional.ofNullable(closed.get(new ClosedKey(symbol, clientOrderId))));
    }

    List<PaperOrder> openOrders() {
        return new ArrayList<>(open.values());
    }

    private record ClosedKey(Symbol symbol, ClientOrderId clientOrderId) {}
}
