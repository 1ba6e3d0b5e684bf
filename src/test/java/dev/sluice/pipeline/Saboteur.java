package dev.sluice.pipeline;

import dev.sluice.execution.OrderReport;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.VenueOrder;
import dev.sluice.journal.JournalEntry;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.storm.Sabotage;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does to a process what {@link Sabotage} says. */
final class Saboteur {
    private static final int ONE_IN = 5;

    private final Sabotage sabotage;
    private int met;

    Saboteur(Sabotage sabotage) {
        this.sabotage = sabotage;
    }

    private boolean does(Sabotage what) {
        return sabotage == what;
    }

    /** How often an order is sent. */
    int copies() {
        return does(Sabotage.SENDS_TWICE) ? 2 : 1;
    }

    /** Whether nobody looks after anything. */
    boolean sleeps() {
        return does(Sabotage.NEVER_WAKES);
    }

    /** What is told instead of a report; empty for nothing. */
    Optional<OrderReport> report(OrderReport report) {
        if (does(Sabotage.TAKES_SILENCE_FOR_REFUSAL) && report instanceof OrderReport.OutcomeLost lost) {
            return Optional.of(new OrderReport.Rejected(lost.clientOrderId(), "not_placed"));
        }
        if (report instanceof OrderReport.Described described) {
            return Optional.of(new OrderReport.Described(order(described.order())));
        }
        boolean hidden = report instanceof OrderReport.Filled filled && hides(filled.fill());
        return hidden ? Optional.empty() : Optional.of(report);
    }

    private boolean hides(Fill fill) {
        return hides(Long.parseLong(fill.tradeId()));
    }

    private boolean hides(long tradeId) {
        return does(Sabotage.HIDES_FILLS) && tradeId % ONE_IN == 0;
    }

    /** What is told instead of a statement. */
    VenueStatement statement(VenueStatement statement) {
        List<VenueOrder> orders = statement.orders().stream().map(this::order).toList();
        List<VenueTrade> trades =
                statement.trades().stream().filter(trade -> !hides(trade.tradeId())).toList();
        return new VenueStatement(
                orders,
                statement.strangers(),
                trades,
                statement.newestTrades(),
                statement.balances(),
                statement.atNanos());
    }

    private VenueOrder order(VenueOrder order) {
        List<Fill> told = order.fills().stream().filter(fill -> !hides(fill)).toList();
        Quantity hidden =
                order.fills().stream().filter(this::hides).map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
        return new VenueOrder(
                order.clientOrderId(),
                order.venueOrderId(),
                order.symbol(),
                order.side(),
                order.quantity(),
                order.state(),
                order.filled().minus(hidden),
                order.reason(),
                told);
    }

    /** What reaches the journal. */
    List<JournalEntry> entries(List<JournalEntry> batch) {
        List<JournalEntry> kept = new ArrayList<>(batch);
        if (does(Sabotage.LOSES_ENTRIES)) {
            kept.removeIf(entry -> entry instanceof OrderTransitioned && ++met % ONE_IN == 0);
        }
        return kept;
    }

    /** Reserves for orders that have ended what was just released. */
    void reserve(TradingPipeline pipeline, List<JournalEntry> batch) {
        for (JournalEntry entry : batch) {
            if (does(Sabotage.KEEPS_RESERVATIONS)
                    && entry instanceof OrderTransitioned moved
                    && moved.to().isTerminal()
                    && ++met % ONE_IN == 0) {
                pipeline.execution()
                        .find(moved.order())
                        .ifPresent(order -> pipeline.portfolio()
                                .reserveAgain(
                                        order.id(),
                                        order.terms(),
                                        Price.of("1"),
                                        order.terms().quantity(),
                                        false));
            }
        }
    }
}
