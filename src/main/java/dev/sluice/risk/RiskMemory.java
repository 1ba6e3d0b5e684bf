package dev.sluice.risk;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.portfolio.Position;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the gates remember of trades, orders and fills: a fold of what happens, fed by the pipeline and read by the
 * gates. Prices are measured anew after a restart; everything else comes back from the journal.
 */
public final class RiskMemory {
    private static final String REDUCE = "reduce";

    private final PriceMemory prices;
    private final RecentOrders orders;
    private final LossStreaks losses;
    private final StrategyBook strategies;

    /** @param symbols that the desk trades */
    public RiskMemory(GuardRules rules, Collection<Symbol> symbols) {
        this.prices = new PriceMemory(rules.candles(), symbols);
        this.orders = new RecentOrders(rules.orders());
        this.losses = new LossStreaks(rules.compliance());
        this.strategies = new StrategyBook(rules.sizing().capitalPct().keySet());
    }

    /** Somebody traded, at a price in 10⁻⁸. */
    public void traded(Symbol symbol, long price, long tradedNanos) {
        prices.traded(symbol, price, tradedNanos);
    }

    /** An order was cleared by the gates. */
    void cleared(OrderId order, SizedProposal sized) {
        orders.cleared(
                sized.symbol(),
                sized.proposal().side(),
                sized.quantity().units(),
                sized.limit().units(),
                sized.nowNanos());
        strategies.ordered(order, sized.proposal().strategy());
    }

    /** A strategy, or whoever else, gives a position up; no gate was asked. */
    public void reducing(OrderId order, String origin) {
        strategies.ordered(order, origin);
    }

    /**
     * From here on it is counted what that strategy holds; what it holds already is what it traded last.
     *
     * @return what is to be journaled of it
     */
    public List<JournalEntry> limit(String strategy, long nowNanos) {
        return strategies.limit(strategy, nowNanos);
    }

    /** A fill was booked; what is to be journaled of it, so that a restart goes on counting. */
    public List<JournalEntry> booked(FillBooked booked, Instrument instrument) {
        return Stream.<Optional<? extends JournalEntry>>of(
                        losses.booked(booked, instrument),
                        strategies.booked(booked.order(), booked.position(), booked.atNanos()))
                .flatMap(Optional::stream)
                .<JournalEntry>map(entry -> entry)
                .toList();
    }

    /**
     * Takes over the orders that earlier processes cleared, the older ones first.
     *
     * @param rows of the orders projection
     */
    public void restoreOrders(List<ProjectedRow> rows) {
        rows.stream()
                .sorted(Comparator.comparing(row -> UtcNanos.parse(row.text("createdAt"))))
                .forEach(this::restoreOrder);
    }

    private void restoreOrder(ProjectedRow row) {
        strategies.ordered(new OrderId(row.text("orderId")), row.text("origin"));
        if (!row.text("purpose").equals(REDUCE)) {
            orders.cleared(
                    new Symbol(row.text("symbol")),
                    Side.valueOf(row.text("side")),
                    Quantity.of(row.text("quantity")).units(),
                    Price.of(row.value("price").or(() -> row.value("reference")).orElseThrow())
                            .units(),
                    UtcNanos.parse(row.text("createdAt")));
        }
    }

    /**
     * Takes over what earlier processes counted, after {@link #restoreOrders}.
     *
     * @param streakRows of the loss streaks projection
     * @param shareRows of the strategy shares projection
     * @param newestFills of the fills projection, oldest first
     */
    public void restore(
            List<ProjectedRow> streakRows,
            List<ProjectedRow> shareRows,
            Collection<Position> positions,
            List<ProjectedRow> newestFills) {
        streakRows.forEach(losses::restore);
        shareRows.forEach(strategies::restore);
        for (Position position : positions) {
            Optional<ProjectedRow> newest = newestFills.reversed().stream()
                    .filter(fill -> fill.text("symbol").equals(position.symbol().name()))
                    .findFirst();
            losses.restore(
                    position,
                    newest.map(fill -> UtcNanos.parse(fill.text("at"))).orElse(0L));
            strategies.restore(position, newest.map(fill -> new OrderId(fill.text("orderId"))));
        }
    }

    PriceMemory prices() {
        return prices;
    }

    RecentOrders orders() {
        return orders;
    }

    LossStreaks losses() {
        return losses;
    }

    StrategyBook strategies() {
        return strategies;
    }
}
