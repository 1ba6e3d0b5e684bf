package dev.sluice.reconciliation;

import dev.sluice.execution.Order;
import dev.sluice.execution.OrderDesk;
import dev.sluice.execution.VenueOrder;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Our own books: what is compared with the venue's. Read only. */
public record Books(OrderDesk orders, Portfolio portfolio, Map<Symbol, Instrument> instruments) {
    /** Whether the venue may have it. */
    public static boolean hasLeft(Order order) {
        return order.state() != OrderState.PENDING && order.sentNanos() != 0;
    }

    boolean isBooked(VenueTrade trade) {
        return portfolio.isBooked(trade.symbol(), Long.toString(trade.tradeId()));
    }

    /** The trades that are not booked, and whether the statement says that their orders are ours. */
    Map<Boolean, List<VenueTrade>> unbookedByOurs(VenueStatement statement) {
        Set<VenueOrderId> ours = new HashSet<>();
        for (VenueOrder order : statement.orders()) {
            if (orders.find(order.clientOrderId()).isPresent()) {
                ours.add(order.venueOrderId());
            }
        }
        return statement.trades().stream()
                .filter(trade -> !isBooked(trade))
                .collect(Collectors.partitioningBy(trade -> ours.contains(trade.venueOrderId())));
    }

    /** Up to which trade of each symbol everything is booked or told; what an order still lacks is read again. */
    public Map<Symbol, Long> readUpTo(VenueStatement statement) {
        Map<Symbol, Long> cursors = new HashMap<>(statement.newestTrades());
        unbookedByOurs(statement)
                .forEach((ours, trades) -> trades.stream()
                        .filter(trade -> ours || mayBeOurs(trade))
                        .forEach(trade -> cursors.merge(trade.symbol(), trade.tradeId() - 1, Math::min)));
        return cursors;
    }

    /**
     * Whether it is of an order of ours, or may be of one of which nobody knows what became: the venue may tell of a
     * trade before it tells of its order, and that evidence comes first.
     */
    boolean mayBeOurs(VenueTrade trade) {
        return orders.live().stream()
                .filter(order -> hasLeft(order) && order.terms().symbol().equals(trade.symbol()))
                .anyMatch(order -> order.venueOrderId()
                        .map(trade.venueOrderId()::equals)
                        .orElseGet(() -> order.terms().side() == trade.side()
                                && (order.isInDoubt() || order.state() == OrderState.SUBMITTING)));
    }

    /** The assets that the desk buys and sells. */
    Set<Asset> bases() {
        Set<Asset> bases = new HashSet<>();
        instruments.values().forEach(instrument -> bases.add(instrument.base()));
        return bases;
    }

    /** Those and the assets that it pays with. */
    Set<Asset> traded() {
        Set<Asset> traded = bases();
        instruments.values().forEach(instrument -> traded.add(instrument.quote()));
        return traded;
    }
}
