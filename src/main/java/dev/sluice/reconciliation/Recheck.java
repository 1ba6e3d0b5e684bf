package dev.sluice.reconciliation;

import dev.sluice.execution.Order;
import dev.sluice.execution.OrderReport;
import dev.sluice.reconciliation.VenueStatement.VenueOrder;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at the venue's statement while the desk runs, for what a broken stream may have swallowed.
 *
 * <p>A statement is older than what the streams say meanwhile, so it proves what it contains and nothing by what it
 * lacks: an order that it knows has at least those trades, and an end is an end. That an order is not found counts only
 * for one in doubt, only after the horizon, and only the second time.
 */
public final class Recheck {
    private final Set<ClientOrderId> notFound = new HashSet<>();

    /**
     * What the statement proves, as reports for the saga; a trade that is booked already changes nothing.
     *
     * @param live our orders that have not ended
     * @param horizonNanos see {@link VenueLedger#notFoundHorizonNanos}
     */
    public List<OrderReport> proven(Collection<Order> live, VenueStatement statement, long horizonNanos) {
        Map<ClientOrderId, VenueOrder> venues = new HashMap<>();
        statement.orders().forEach(order -> venues.put(order.clientOrderId(), order));
        List<OrderReport> reports = new ArrayList<>();
        Set<ClientOrderId> doubted = new HashSet<>();
        for (Order order : live) {
            VenueOrder found = venues.get(order.clientOrderId());
            if (order.isInDoubt()) {
                doubted.add(order.clientOrderId());
            }
            if (found != null) {
                notFound.remove(order.clientOrderId());
                proven(order, found, reports);
            } else if (order.isInDoubt() && statement.atNanos() - order.updatedNanos() >= horizonNanos) {
                missed(order, reports);
            }
        }
        notFound.retainAll(doubted);
        return reports;
    }

    private void missed(Order order, List<OrderReport> reports) {
        if (!notFound.add(order.clientOrderId())) {
            reports.add(new OrderReport.Rejected(order.clientOrderId(), Reason.NOT_PLACED.code()));
        }
    }

    /** Trades that do not add up are trades still to come: the order is left for the next time. */
    private static void proven(Order order, VenueOrder venue, List<OrderReport> reports) {
        Quantity traded = venue.fills().stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
        if (!traded.equals(venue.filled())) {
            return;
        }
        ClientOrderId id = order.clientOrderId();
        boolean unconfirmed = order.isInDoubt() || order.state() == OrderState.SUBMITTING;
        if (unconfirmed && venue.state() != OrderState.REJECTED) {
            reports.add(new OrderReport.Acknowledged(id, venue.venueOrderId()));
        }
        venue.fills().forEach(fill -> reports.add(new OrderReport.Filled(fill)));
        switch (venue.state()) {
            case CANCELLED -> reports.add(new OrderReport.Canceled(id, venue.reason()));
            case EXPIRED -> reports.add(new OrderReport.Expired(id, venue.reason()));
            case REJECTED -> reports.add(new OrderReport.Rejected(id, venue.reason()));
            default -> {} // open, or filled, which its trades say
        }
    }
}
