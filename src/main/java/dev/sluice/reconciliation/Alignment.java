package dev.sluice.reconciliation;

import dev.sluice.execution.Order;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.VenueOrder;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.Position;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our orders against the venue's statement: what the statement proves, as reports for the saga, and what it leaves
 * unexplained.
 *
 * @param reports in the order in which they are to be applied; a fill that is booked already changes nothing
 * @param repaired orders that the reports move on
 */
public record Alignment(List<OrderReport> reports, List<Divergence> divergences, int repaired) {
    public Alignment {
        reports = List.copyOf(reports);
        divergences = List.copyOf(divergences);
    }

    /**
     * Compares.
     *
     * @param live our orders that have not ended, as the last process left them: when they were sent matters
     * @param horizonNanos see {@link VenueLedger#notFoundHorizonNanos}
     */
    public static Alignment of(Collection<Order> live, VenueStatement statement, long horizonNanos) {
        List<OrderReport> reports = new ArrayList<>();
        List<Divergence> divergences = new ArrayList<>();
        Map<ClientOrderId, VenueOrder> venues = new HashMap<>();
        statement.orders().forEach(order -> venues.put(order.clientOrderId(), order));
        int repaired = 0;
        for (Order order : live) {
            if (order.state() == OrderState.PENDING) {
                continue; // never left this process
            }
            int before = reports.size();
            VenueOrder found = venues.remove(order.clientOrderId());
            if (found != null) {
                reports.add(new OrderReport.Described(found));
                missing(found).ifPresent(divergences::add);
            } else if (horizonNanos == 0) {
                reports.add(new OrderReport.Rejected(order.clientOrderId(), Reason.NOT_PLACED.code()));
            } else {
                reports.add(new OrderReport.NotFound(order.clientOrderId(), statement.atNanos()));
            }
            repaired += reports.size() > before ? 1 : 0;
        }
        venues.values().stream()
                .filter(order -> !order.state().isTerminal())
                .forEach(order -> divergences.add(foreign(order)));
        return new Alignment(reports, divergences, repaired);
    }

    private static Optional<Divergence> missing(VenueOrder order) {
        return order.addsUp()
                ? Optional.empty()
                : Optional.of(new Divergence(
                        "missing_fills",
                        order.clientOrderId().value(),
                        "the venue's trades do not add up to what it says is filled",
                        Optional.of(order.traded().toString()),
                        Optional.of(order.filled().toString())));
    }

    private static Divergence foreign(VenueOrder order) {
        return new Divergence(
                "foreign_order",
                order.clientOrderId().value(),
                "open at the venue and not alive here: " + order.side() + " " + order.quantity() + " " + order.symbol(),
                Optional.empty(),
                Optional.of(order.state().name()));
    }

    /**
     * What the venue holds of each asset that we trade, against what we held at first plus our positions. Both are
     * exact, so any difference is one.
     */
    public static List<Divergence> holdings(
            Collection<Instrument> instruments,
            Portfolio portfolio,
            Map<Asset, BigDecimal> opening,
            List<BalanceChange> balances) {
        Map<Asset, BigDecimal> ours = new HashMap<>();
        for (Instrument instrument : instruments) {
            Position position = portfolio.position(instrument.symbol());
            ours.merge(instrument.base(), position.quantity(), BigDecimal::add);
        }
        Map<Asset, BigDecimal> venues = new HashMap<>();
        balances.forEach(balance -> venues.put(balance.asset(), balance.free().add(balance.locked())));
        List<Divergence> divergences = new ArrayList<>();
        instruments.forEach(instrument -> ours.remove(instrument.quote())); // it pays for trades, too
        ours.forEach((asset, positions) -> {
            BigDecimal expected = positions.add(opening.getOrDefault(asset, BigDecimal.ZERO));
            BigDecimal found = venues.getOrDefault(asset, BigDecimal.ZERO);
            if (expected.compareTo(found) != 0) {
                divergences.add(new Divergence(
                        "balance",
                        asset.code(),
                        "opening balance plus positions differ from what the venue holds",
                        Optional.of(Money.plain(expected)),
                        Optional.of(Money.plain(found))));
            }
        });
        return divergences;
    }
}
