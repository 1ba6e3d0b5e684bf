package dev.sluice.reconciliation;

import dev.sluice.execution.Order;
import dev.sluice.execution.VenueOrder;
import dev.sluice.reconciliation.Divergence.Kind;
import dev.sluice.reconciliation.VenueStatement.Stranger;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders and trades that the venue has otherwise than we, or that one of us does not know. */
final class OrderComparison {
    /** 0.01 %: beyond what an average rounded to 8 decimals can be off. */
    private static final BigDecimal PRICE_TOLERANCE = new BigDecimal("0.0001");

    private final Books books;
    private final VenueStatement statement;
    private final Measure measure;
    private final List<Divergence> found = new ArrayList<>();

    OrderComparison(Books books, VenueStatement statement, Measure measure) {
        this.books = books;
        this.statement = statement;
        this.measure = measure;
    }

    List<Divergence> divergences() {
        statement
                .orders()
                .forEach(order -> books.orders()
                        .find(order.clientOrderId())
                        .ifPresentOrElse(ours -> compare(ours, order), () -> foreign(order)));
        statement.strangers().stream().filter(Stranger::open).forEach(this::foreign);
        missingOrders();
        foreignTrades();
        return found;
    }

    private void compare(Order ours, VenueOrder venue) {
        if (!ours.clientOrderId().equals(venue.clientOrderId())) {
            return; // of an attempt before: the saga raises the alarm
        }
        if (!venue.addsUp()) {
            add(
                    Kind.MISSING_FILLS,
                    venue,
                    "the venue's trades do not add up to what it says is filled",
                    Optional.of(venue.traded().toString()),
                    Optional.of(venue.filled().toString()));
            return;
        }
        if (ours.state().isTerminal() && !venue.state().isTerminal() && isSettled(ours)) {
            add(
                    Kind.FOREIGN_ORDER,
                    venue,
                    "open at the venue and ended here: " + words(venue),
                    Optional.of(ours.state().name()),
                    Optional.of(venue.state().name()));
        }
        int more = ours.filled().compareTo(venue.filled());
        boolean older = ours.updatedNanos() >= statement.atNanos();
        if (more < 0 || more > 0 && !older) {
            add(
                    Kind.QUANTITY,
                    venue,
                    "filled otherwise than at the venue",
                    Optional.of(ours.filled().toString()),
                    Optional.of(venue.filled().toString()));
        } else if (more == 0) {
            comparePrices(ours, venue);
        }
    }

    /** Whether what happened here last is long enough ago for the venue's query side to know it. */
    private boolean isSettled(Order order) {
        return statement.atNanos() - order.updatedNanos() >= Math.max(1, measure.horizonNanos());
    }

    private void comparePrices(Order ours, VenueOrder venue) {
        Optional<BigDecimal> average = ours.averagePrice();
        if (average.isEmpty() || venue.fills().isEmpty()) {
            return;
        }
        BigDecimal notional = venue.fills().stream()
                .map(fill -> fill.price().times(fill.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal theirs = notional.divide(venue.filled().decimal(), MathContext.DECIMAL128);
        BigDecimal off = average.get().subtract(theirs).abs();
        if (off.compareTo(theirs.multiply(PRICE_TOLERANCE)) > 0) {
            add(
                    Kind.AVERAGE_PRICE,
                    venue,
                    "filled at another price than at the venue",
                    average.map(Money::plain),
                    Optional.of(Money.plain(theirs.round(MathContext.DECIMAL64))));
        }
    }

    /** The saga has weighed the "not found" of an order that was accepted. */
    private void missingOrders() {
        Map<ClientOrderId, VenueOrder> told = new HashMap<>();
        statement.orders().forEach(order -> told.put(order.clientOrderId(), order));
        for (Order order : books.orders().live()) {
            boolean lost = order.isInDoubt()
                    && order.reason()
                            .filter(Reason.LOST_BY_VENUE.code()::equals)
                            .isPresent();
            if (lost && !told.containsKey(order.clientOrderId())) {
                found.add(new Divergence(
                        Kind.MISSING_ORDER,
                        order.clientOrderId().value(),
                        "",
                        "was accepted, and the venue knows it no more",
                        Optional.of(order.state().name()),
                        Optional.empty()));
            }
        }
    }

    private void foreign(VenueOrder order) {
        if (!order.state().isTerminal()) {
            add(
                    foreignKind(order.symbol()),
                    order,
                    "open at the venue and not alive here: " + words(order),
                    Optional.empty(),
                    Optional.of(order.state().name()));
        }
    }

    private void foreign(Stranger order) {
        found.add(new Divergence(
                foreignKind(order.symbol()),
                order.clientOrderId(),
                order.venueOrderId().value(),
                "open at the venue and not alive here: " + order.side() + " " + order.quantity() + " " + order.symbol(),
                Optional.empty(),
                Optional.of(OrderState.SUBMITTED.name())));
    }

    private Kind foreignKind(Symbol symbol) {
        return books.instruments().containsKey(symbol) ? Kind.FOREIGN_ORDER : Kind.UNEXPECTED_SYMBOL;
    }

    private void foreignTrades() {
        Map<VenueOrderId, List<VenueTrade>> byOrder = new LinkedHashMap<>();
        for (VenueTrade trade :
                UnbookedTrades.of(books, statement, measure.horizonNanos()).foreign()) {
            byOrder.computeIfAbsent(trade.venueOrderId(), order -> new ArrayList<>())
                    .add(trade);
        }
        byOrder.forEach((order, trades) -> {
            VenueTrade first = trades.getFirst();
            found.add(new Divergence(
                    Kind.FOREIGN_TRADE,
                    first.symbol().name(),
                    order.value(),
                    trades.size() + " trades of order " + order + ", which is not ours, from trade " + first.tradeId()
                            + ": " + first.side() + " " + first.quantity() + " at " + first.price(),
                    Optional.empty(),
                    Optional.empty()));
        });
    }

    private static String words(VenueOrder order) {
        return order.side() + " " + order.quantity() + " " + order.symbol();
    }

    private void add(Kind kind, VenueOrder order, String detail, Optional<String> ours, Optional<String> venues) {
        found.add(new Divergence(
                kind, order.clientOrderId().value(), order.venueOrderId().value(), detail, ours, venues));
    }
}
