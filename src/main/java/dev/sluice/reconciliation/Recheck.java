package dev.sluice.reconciliation;

import dev.sluice.execution.Order;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.VenueOrder;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the venue's statement while the desk runs, for what a broken stream may have swallowed. */
public final class Recheck {
    private Recheck() {}

    /**
     * What the statement says of our orders, for the saga to draw its conclusions from.
     *
     * @param live our orders that have not ended
     */
    public static List<OrderReport> told(Collection<Order> live, VenueStatement statement) {
        Map<ClientOrderId, VenueOrder> venues = new HashMap<>();
        statement.orders().forEach(order -> venues.put(order.clientOrderId(), order));
        List<OrderReport> reports = new ArrayList<>();
        for (Order order : live) {
            VenueOrder found = venues.get(order.clientOrderId());
            if (found != null) {
                reports.add(new OrderReport.Described(found));
            } else if (order.state() != OrderState.PENDING) {
                reports.add(new OrderReport.NotFound(order.clientOrderId(), statement.atNanos()));
            }
        }
        return reports;
    }
}
