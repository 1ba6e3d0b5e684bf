package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.health.Health;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import dev.sluice.market.MarketFixture;
import dev.sluice.market.Markets;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gates, portfolio and memory, with the rows that a journal would have, from which all of it can be made again. */
final class GuardedDesk {
    final Map<Symbol, Instrument> instruments = Map.of(BTCUSDT, bitcoin(), ETHUSDT, ether());
    final RiskLimits limits;
    final Map<OrderId, Live> live = new LinkedHashMap<>();
    Portfolio portfolio = new Portfolio();
    RiskMemory memory;
    long now = 1_700_000_000L * UtcNanos.PER_SECOND;
    private final Map<Projection, Map<List<String>, ProjectedRow>> rows = new HashMap<>();
    private final List<ProjectedRow> orderRows = new ArrayList<>();
    private final Markets markets = new Markets();
    private final EquityWatch equity = new EquityWatch(decimal("10000"));
    private RiskDesk desk;
    private int orders;

    /** An order that has not ended. */
    record Live(RiskCleared cleared, Quantity open, boolean reducing) {}

    GuardedDesk(RiskLimits limits) {
        this.limits = limits;
        this.desk = new RiskDesk(limits, GatePolicies.DEFAULT);
        this.memory = new RiskMemory(limits.guards(), instruments.keySet());
        new MarketFixture(BTCUSDT).opening(now, "100", "100.02").forEach(markets::on);
        new MarketFixture(ETHUSDT).opening(now, "50", "50.02").forEach(markets::on);
    }

    Price mark(Symbol symbol) {
        return markets.of(symbol).orElseThrow().mark().orElseThrow();
    }

    RiskContext context() {
        return new RiskContext(
                instruments, markets, portfolio, equity, new Halt(TradingState.ACTIVE), new Health(), memory);
    }

    RiskDecision propose(TradeProposal proposal) {
        RiskContext context = context();
        RiskDecision decision = desk.decide(proposal, context, () -> new OrderId("o" + ++orders), now);
        if (decision instanceof RiskCleared cleared) {
            boolean reducing = portfolio.isReducing(cleared.order());
            live.put(cleared.order(), new Live(cleared, cleared.quantity(), reducing));
            orderRows.add(row(cleared));
        }
        return decision;
    }

    private ProjectedRow row(RiskCleared cleared) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("order_id", cleared.order().value());
        values.put("symbol", cleared.terms().symbol().name());
        values.put("side", cleared.terms().side().name());
        values.put("quantity", cleared.quantity().toString());
        values.put("price", cleared.terms().price().orElseThrow().toString());
        values.put("origin", cleared.origin());
        values.put("purpose", "open");
        values.put("created_at", UtcNanos.format(cleared.atNanos()));
        return new ProjectedRow(Projections.ORDER, values);
    }

    Live live(OrderId order) {
        return Objects.requireNonNull(live.get(order));
    }

    /** Some of an order trades at its limit. */
    void fill(OrderId order, Quantity quantity) {
        Live before = live(order);
        Quantity traded = quantity.min(before.open());
        if (traded.isZero()) {
            return;
        }
        Symbol symbol = before.cleared().terms().symbol();
        Instrument instrument = Objects.requireNonNull(instruments.get(symbol));
        FillBooked booked = portfolio
                .book(
                        order,
                        PortfolioFixture.fill(
                                instrument,
                                before.cleared().terms().side(),
                                traded.toString(),
                                before.cleared().terms().price().orElseThrow().toString()),
                        instrument,
                        now)
                .orElseThrow();
        journal(booked);
        memory.booked(booked, instrument).forEach(this::journal);
        live.put(order, new Live(before.cleared(), before.open().minus(traded), before.reducing()));
    }

    /** It was filled, cancelled, rejected or has expired: nothing more comes of it. */
    void end(OrderId order) {
        portfolio.release(order);
        live.remove(order);
    }

    private void journal(JournalEntry entry) {
        for (ProjectedRow row : ProjectedRow.of(entry.payload())) {
            rows.computeIfAbsent(row.projection(), p -> new LinkedHashMap<>()).put(row.key(), row);
        }
    }

    private List<ProjectedRow> rows(Projection projection) {
        return List.copyOf(rows.getOrDefault(projection, Map.of()).values());
    }

    /** Everything that the desk knew is gone but for the rows. */
    void restart() {
        portfolio = new Portfolio();
        portfolio.restore(rows(Projections.POSITION), List.of(), rows(Projections.FILL));
        live.forEach((order, each) -> portfolio.reserveAgain(
                order, each.cleared().terms(), each.cleared().reference(), each.open(), each.reducing()));
        memory = new RiskMemory(limits.guards(), instruments.keySet());
        memory.restoreOrders(orderRows);
        memory.restore(
                rows(Projections.LOSS_STREAK),
                rows(Projections.STRATEGY_SHARE),
                portfolio.positions(),
                rows(Projections.FILL));
        desk = new RiskDesk(limits, GatePolicies.DEFAULT);
    }
}
