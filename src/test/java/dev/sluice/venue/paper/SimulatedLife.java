package dev.sluice.venue.paper;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.execution.CancelOrder;
import dev.sluice.execution.Intents;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** One life of the simulated exchange, from open to death; the store outlives it. */
final class SimulatedLife implements PaperVenue.Listener {
    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000 * MILLI;
    static final long BIRTH = 1_700_000_000 * SECOND;
    static final List<Instrument> INSTRUMENTS = List.of(bitcoin(), ether());
    static final Map<Asset, BigDecimal> FUNDS = Map.of(USDT, decimal("100000"), BTC, decimal("1"));
    static final Fees FEES = Fees.ofBps("2", "10");

    final TestTimers timers;
    final SimulatedVenue venue;
    final PacedPaperStore store;
    final Markets markets = new Markets();
    final List<MarketEvent> events = new ArrayList<>();
    final List<OrderReport> reports = new ArrayList<>();
    final List<BalanceChange> balances = new ArrayList<>();
    CompletionStage<Void> opened;

    SimulatedLife(PacedPaperStore store, long startNanos) {
        this(store, startNanos, INSTRUMENTS);
    }

    SimulatedLife(PacedPaperStore store, long startNanos, List<Instrument> instruments) {
        this.store = store;
        this.timers = new TestTimers(startNanos);
        store.pace(commit -> timers.at(timers.nowNanos() + MILLI, commit));
        PaperVenue.Setup setup = new PaperVenue.Setup(instruments, FEES, FUNDS, 5 * MILLI, 7);
        this.venue = new SimulatedVenue(setup, timers, timers, store, this);
        this.opened = venue.open();
        timers.run(10 * MILLI);
    }

    static SimulatedLife first() {
        return new SimulatedLife(new PacedPaperStore(), BIRTH);
    }

    /** With agents and market data, half a second old. */
    static SimulatedLife trading() {
        return first().start();
    }

    SimulatedLife start() {
        venue.start(Set.of(BTCUSDT, ETHUSDT), this::onMarket);
        timers.run(500 * MILLI);
        return this;
    }

    /** The same store, a second later. */
    SimulatedLife next() {
        return new SimulatedLife(store, timers.nowNanos() + SECOND);
    }

    void onMarket(MarketEvent event) {
        events.add(event);
        markets.on(event);
    }

    @Override
    public void onReport(OrderReport report) {
        reports.add(report);
    }

    @Override
    public void onBalance(BalanceChange balance) {
        balances.add(balance);
    }

    void submit(String id, OrderTerms terms) {
        venue.submit(Intents.of(new ClientOrderId(id), terms));
    }

    void cancel(String id, Symbol symbol) {
        venue.cancel(new CancelOrder(new OrderId(id), symbol, new ClientOrderId(id)));
    }

    /** Takes at once. */
    void buy(String id, String quantity) {
        submit(id, OrderTerms.market(BTCUSDT, Side.BUY, quantity(quantity)));
    }

    /** Rests far below the market. */
    void rest(String id) {
        Price far = Price.of("50000");
        submit(id, OrderTerms.limit(BTCUSDT, Side.BUY, Quantity.of("0.1"), far, TimeInForce.GTC));
    }

    SymbolMarket market(Symbol symbol) {
        return markets.of(symbol).orElseThrow();
    }

    /** Asks, and lives on until the answer is there. */
    VenueStatement statement(String... ids) {
        return statement(new VenueLedger.Question(queries(ids), List.of(), Map.of()));
    }

    VenueStatement statement(VenueLedger.Question question) {
        List<VenueStatement> answers = new ArrayList<>();
        venue.statement(question).thenAccept(answers::add);
        for (int i = 0; i < 1_000 && answers.isEmpty(); i++) {
            timers.run(MILLI);
        }
        return answers.getFirst();
    }

    static List<VenueLedger.Query> queries(String... ids) {
        List<VenueLedger.Query> queries = new ArrayList<>();
        for (String id : ids) {
            queries.add(new VenueLedger.Query(BTCUSDT, new ClientOrderId(id)));
        }
        return queries;
    }

    <R extends OrderReport> List<R> reports(Class<R> kind) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
