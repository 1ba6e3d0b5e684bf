package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.FilterContext;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Funds and open orders of one account. A house account has unlimited funds and keeps neither balances nor history. */
final class Account {
    private static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    final AccountId id;
    final Fees fees;
    final boolean house;
    final AccountHistory history;

    /** What holds for orders that name no mode; Binance has it for each symbol. */
    SelfTradePrevention defaultMode = SelfTradePrevention.EXPIRE_MAKER;

    private final TreeMap<Asset, Balance> balances = new TreeMap<>();
    private final SequencedMap<ClientOrderId, PaperOrder> open = new LinkedHashMap<>();
    private final Map<Symbol, FilterContext.Open> counts = new HashMap<>();
    private FilterContext.Open allCounts = FilterContext.Open.NONE;

    Account(AccountId id, Fees fees, boolean house, int maxClosedOrders) {
        this.id = id;
        this.fees = fees;
        this.house = house;
        this.history = new AccountHistory(maxClosedOrders);
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
        open.put(order.clientOrderId(), order);
        count(order, 1);
        if (!house) {
            history.add(order);
        }
    }

    void closed(PaperOrder order) {
        open.remove(order.clientOrderId());
        count(order, -1);
        if (!house) {
            history.closed(order);
        }
    }

    /** An open order got another client order id; it keeps its age in time only. */
    void renamed(PaperOrder order, ClientOrderId before) {
        open.remove(before);
        open.put(order.clientOrderId(), order);
        history.add(order);
    }

    private void count(PaperOrder order, int by) {
        counts.merge(order.terms().symbol(), changed(FilterContext.Open.NONE, order, by), Account::sum);
        allCounts = changed(allCounts, order, by);
    }

    private static FilterContext.Open changed(FilterContext.Open counts, PaperOrder order, int by) {
        return new FilterContext.Open(
                counts.orders() + by,
                counts.algoOrders() + (order.terms().type().hasStop() ? by : 0),
                counts.icebergOrders() + (order.isIceberg() ? by : 0));
    }

    private static FilterContext.Open sum(FilterContext.Open one, FilterContext.Open other) {
        return new FilterContext.Open(
                one.orders() + other.orders(),
                one.algoOrders() + other.algoOrders(),
                one.icebergOrders() + other.icebergOrders());
    }

    FilterContext.Open openOn(Symbol symbol) {
        return counts.getOrDefault(symbol, FilterContext.Open.NONE);
    }

    FilterContext.Open openEverywhere() {
        return allCounts;
    }

    /** {@code filters.md}, MAX_POSITION: free and locked base asset and the quantity of all open BUY orders. */
    BigDecimal position(Symbol symbol, Asset base) {
        Balance balance = balance(base);
        BigDecimal position = balance.free().add(balance.locked());
        for (PaperOrder order : open.values()) {
            if (order.side == Side.BUY && order.terms().symbol().equals(symbol)) {
                position = position.add(order.terms().quantity().decimal());
            }
        }
        return position;
    }

    boolean hasOpen(ClientOrderId clientOrderId) {
        return open.containsKey(clientOrderId);
    }

    Optional<PaperOrder> openOrder(Symbol symbol, ClientOrderId clientOrderId) {
        return Optional.ofNullable(open.get(clientOrderId))
                .filter(order -> order.terms().symbol().equals(symbol));
    }

    /** The open order of that id, else the newest that is still kept. */
    Optional<PaperOrder> order(Symbol symbol, ClientOrderId clientOrderId) {
        return openOrder(symbol, clientOrderId).or(() -> history.newest(symbol, clientOrderId));
    }

    Collection<PaperOrder> openOrders() {
        return new ArrayList<>(open.values());
    }
}
