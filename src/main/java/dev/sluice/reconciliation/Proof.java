package dev.sluice.reconciliation;

import dev.sluice.execution.Order;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.VenueOrder;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement proves of our orders, as reports for the saga.
 *
 * <p>A statement is older than what the streams say meanwhile, so it proves what it contains and nothing by what it
 * lacks: an order that it knows has at least those trades, and an end is an end. That an order is not found is told,
 * too, and the saga weighs it.
 *
 * @param reports in the order in which they are to be applied; a trade that is booked already changes nothing
 * @param repaired orders that the reports move on
 * @param traces orders of trades that are not booked and of which the statement says nothing
 */
public record Proof(List<OrderReport> reports, Set<ClientOrderId> repaired, Set<VenueLedger.Trace> traces) {
    public Proof {
        reports = List.copyOf(reports);
        repaired = Set.copyOf(repaired);
        traces = Collections.unmodifiableSet(new LinkedHashSet<>(traces)); // asked in this order, always
    }

    /**
     * Looks at a statement.
     *
     * @param asked the orders that the statement was asked about
     * @param goneIfNotFound whether the exchange died with the process that sent its requests, so that an order that it
     *     does not know was never placed
     */
    public static Proof of(Books books, VenueStatement statement, Set<ClientOrderId> asked, boolean goneIfNotFound) {
        Map<ClientOrderId, VenueOrder> venues = new HashMap<>();
        statement.orders().forEach(order -> venues.put(order.clientOrderId(), order));
        List<OrderReport> reports = new ArrayList<>();
        Set<ClientOrderId> repaired = new HashSet<>();
        for (Order order : books.orders().live()) {
            ClientOrderId id = order.clientOrderId();
            if (venues.containsKey(id) || !asked.contains(id) || !Books.hasLeft(order)) {
                continue;
            }
            if (goneIfNotFound && order.isInDoubt()) {
                reports.add(new OrderReport.Rejected(id, Reason.NOT_PLACED.code()));
                repaired.add(id);
            } else {
                reports.add(new OrderReport.NotFound(id, statement.atNanos()));
            }
        }
        for (VenueOrder found : venues.values()) {
            Optional<Order> ours = books.orders().find(found.clientOrderId());
            if (ours.filter(order -> isNews(books, order, found)).isPresent()) {
                reports.add(new OrderReport.Described(found));
                if (found.addsUp()) {
                    repaired.add(found.clientOrderId());
                }
            }
        }
        return new Proof(reports, repaired, traces(books, statement));
    }

    private static boolean isNews(Books books, Order order, VenueOrder venue) {
        boolean unbooked =
                venue.fills().stream().anyMatch(fill -> !books.portfolio().isBooked(fill.symbol(), fill.tradeId()));
        if (unbooked || order.isInDoubt() || order.state() == OrderState.SUBMITTING) {
            return true;
        }
        if (!venue.clientOrderId().equals(order.clientOrderId())) {
            return !venue.state().isTerminal(); // an attempt that was given up lives
        }
        return order.state().isTerminal()
                ? order.state() == OrderState.REJECTED && venue.state() != OrderState.REJECTED
                : venue.state().isTerminal();
    }

    private static Set<VenueLedger.Trace> traces(Books books, VenueStatement statement) {
        Set<VenueOrderId> told = new HashSet<>();
        statement.orders().forEach(order -> told.add(order.venueOrderId()));
        statement.strangers().forEach(order -> told.add(order.venueOrderId()));
        Set<VenueLedger.Trace> traces = new LinkedHashSet<>();
        for (VenueTrade trade : statement.trades()) {
            if (!books.isBooked(trade) && !told.contains(trade.venueOrderId())) {
                traces.add(new VenueLedger.Trace(trade.symbol(), trade.venueOrderId()));
            }
        }
        return traces;
    }
}
