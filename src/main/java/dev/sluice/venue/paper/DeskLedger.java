package dev.sluice.venue.paper;

import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The desk's orders with all their fills: the open ones, and of the closed ones the last {@value #CLOSED_LIMIT}; older
 * ones are in the store. Says what of it has to be stored.
 */
final class DeskLedger {
    static final int CLOSED_LIMIT = 1_000;

    private final PaperExchange exchange;
    private final Map<VenueLedger.Query, List<Fill>> open = new HashMap<>();
    private final SequencedMap<VenueLedger.Query, AccountOrder> closed = new LinkedHashMap<>();

    DeskLedger(PaperExchange exchange) {
        this.exchange = exchange;
    }

    /** An open order as it was stored. */
    void restore(AccountOrder order) {
        open.put(key(order.order()), new ArrayList<>(order.fills()));
    }

    /** Folds the desk's events of one call of the exchange. */
    void fold(List<ExchangeEvent> events, PendingChanges changes) {
        Set<VenueLedger.Query> touched = new LinkedHashSet<>();
        for (ExchangeEvent event : events) {
            VenueLedger.Query key = fold(event, changes);
            if (key != null) {
                touched.add(key);
            }
        }
        for (VenueLedger.Query key : touched) {
            OrderView view = view(key).orElseThrow();
            changes.order(view);
            if (view.state().isTerminal()) {
                close(key, view);
            }
        }
    }

    private VenueLedger.@Nullable Query fold(ExchangeEvent event, PendingChanges changes) {
        return switch (event) {
            case ExchangeEvent.OrderAccepted accepted -> {
                VenueLedger.Query key = key(accepted.terms().symbol(), accepted.clientOrderId());
                open.put(key, new ArrayList<>());
                yield key;
            }
            case ExchangeEvent.OrderFilled filled -> {
                Fill fill = filled.fill();
                VenueLedger.Query key = key(fill.symbol(), fill.clientOrderId());
                open.computeIfAbsent(key, missing -> new ArrayList<>()).add(fill);
                changes.trade(filled.venueOrderId(), fill);
                yield key;
            }
            case ExchangeEvent.OrderCanceled canceled -> key(canceled.symbol(), canceled.clientOrderId());
            case ExchangeEvent.OrderExpired expired -> key(expired.symbol(), expired.clientOrderId());
            case ExchangeEvent.BalanceChanged changed -> {
                changes.balance(
                        changed.change().asset(),
                        new Balance(changed.change().free(), changed.change().locked()));
                yield null;
            }
            case ExchangeEvent.OrderRejected rejected -> null;
            case ExchangeEvent.CancelRejected rejected -> null;
        };
    }

    /** Every open order, oldest first. */
    List<AccountOrder> openOrders() {
        return exchange.openOrders(AccountId.DESK).stream()
                .map(view -> new AccountOrder(view, open.getOrDefault(key(view), List.of())))
                .toList();
    }

    /** A closed order that is still kept. */
    Optional<AccountOrder> closed(VenueLedger.Query key) {
        return Optional.ofNullable(closed.get(key));
    }

    private void close(VenueLedger.Query key, OrderView view) {
        List<Fill> fills = open.remove(key);
        closed.putLast(key, new AccountOrder(view, fills == null ? List.of() : fills));
        if (closed.size() > CLOSED_LIMIT) {
            closed.pollFirstEntry();
        }
    }

    private Optional<OrderView> view(VenueLedger.Query key) {
        return exchange.order(AccountId.DESK, key.symbol(), key.clientOrderId());
    }

    static VenueLedger.Query key(OrderView view) {
        return key(view.terms().symbol(), view.clientOrderId());
    }

    private static VenueLedger.Query key(Symbol symbol, ClientOrderId id) {
        return new VenueLedger.Query(symbol, id);
    }
}
