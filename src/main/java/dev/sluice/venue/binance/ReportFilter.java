package dev.sluice.venue.binance;

import dev.sluice.execution.OrderReport;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;

/**
 * Lets each fact about an order through once, whether the answer to a request or the user stream brings it first, and
 * however often. It remembers the latest facts only; the desk knows by itself what it has booked.
 */
final class ReportFilter {
    /** Some hours of a busy desk. */
    static final int MEMORY = 65_536;

    private final RecentSet<Object> seen = new RecentSet<>(MEMORY);

    private record Acknowledgement(ClientOrderId id) {}

    private record Trade(Symbol symbol, String tradeId) {}

    private record End(ClientOrderId id) {}

    private record ExecutionId(Symbol symbol, long id) {}

    /** Whether the event was not seen before. */
    boolean isNew(UserEvent.Execution event) {
        return first(new ExecutionId(event.symbol(), event.executionId()));
    }

    /** Whether the report is news. */
    boolean isNew(OrderReport report) {
        return switch (report) {
            case OrderReport.Acknowledged acknowledged -> first(new Acknowledgement(acknowledged.clientOrderId()));
            case OrderReport.Filled filled ->
                first(new Trade(filled.fill().symbol(), filled.fill().tradeId()));
            case OrderReport.Canceled canceled -> first(new End(canceled.clientOrderId()));
            case OrderReport.Expired expired -> first(new End(expired.clientOrderId()));
            case OrderReport.Rejected rejected -> first(new End(rejected.clientOrderId()));
            case OrderReport.Progressed _,
                    OrderReport.CancelRefused _,
                    OrderReport.Amended _,
                    OrderReport.AmendRefused _,
                    OrderReport.NotAccepted _,
                    OrderReport.OutcomeLost _,
                    OrderReport.Described _,
                    OrderReport.NotFound _ -> true;
        };
    }

    private boolean first(Object fact) {
        return seen.add(fact);
    }
}
