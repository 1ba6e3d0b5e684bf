package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.alert.AlertKind;
import dev.sluice.alert.AlertRaised;
import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionPolicy;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.halt.HaltPolicy;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.market.MarketFixture;
import dev.sluice.market.SymbolMarket;
import dev.sluice.risk.GatePolicies;
import dev.sluice.risk.GuardRules;
import dev.sluice.risk.RiskFixture;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipeline with a strategy that says what it is told to, and a shell that only writes commands down. */
final class PipelineFixture implements Strategy {
    static final long NOW = RiskFixture.NOW;

    final RiskFixture risk = new RiskFixture();
    final MarketFixture bitcoinMarket = new MarketFixture(BTCUSDT);
    final MarketFixture etherMarket = new MarketFixture(ETHUSDT);
    final List<Command> commands = new ArrayList<>();
    final List<Holding> seen = new ArrayList<>();
    final TradingPipeline pipeline;
    private final ArrayDeque<Idea> ideas = new ArrayDeque<>();
    boolean broken;
    private long nowNanos = NOW;

    PipelineFixture(TradingState initial) {
        this(initial, DeskPolicies.DEFAULT, GuardRules.DEFAULT);
    }

    private PipelineFixture(TradingState initial, DeskPolicies policies, GuardRules guards) {
        risk.guards = guards;
        pipeline = new TradingPipeline(new DeskSetup(
                Map.of(BTCUSDT, bitcoin(), ETHUSDT, ether()),
                List.of(this),
                risk.limits(),
                initial,
                USDT,
                Map.of(USDT, decimal("10000")),
                1_000,
                25,
                BigDecimal.ONE,
                ExecutionPolicy.DEFAULT,
                policies,
                "t"));
        pipeline.onBalance(new BalanceChange(USDT, decimal("10000"), decimal("0"), NOW), command -> {}, NOW);
    }

    /** Ready to trade: both books are synchronised. */
    static PipelineFixture active() {
        return open(TradingState.ACTIVE);
    }

    static PipelineFixture open(TradingState initial) {
        return open(new PipelineFixture(initial));
    }

    /** Ready to trade behind such gates. */
    static PipelineFixture behind(GatePolicies gates) {
        DeskPolicies policies = DeskPolicies.DEFAULT.with(gates);
        return open(new PipelineFixture(TradingState.ACTIVE, policies, GuardRules.DEFAULT));
    }

    /** Ready to trade, and guarded so. */
    static PipelineFixture guarded(HaltPolicy safety) {
        return open(new PipelineFixture(TradingState.ACTIVE, DeskPolicies.DEFAULT.with(safety), GuardRules.DEFAULT));
    }

    /** Ready to trade by further rules. */
    static PipelineFixture ruled(GuardRules guards) {
        return open(new PipelineFixture(TradingState.ACTIVE, DeskPolicies.DEFAULT, guards));
    }

    private static PipelineFixture open(PipelineFixture fixture) {
        fixture.bitcoinMarket.opening(NOW, "99.99", "100.01").forEach(fixture::on);
        fixture.etherMarket.opening(NOW, "49.99", "50.01").forEach(fixture::on);
        fixture.seen.clear();
        return fixture;
    }

    /** So much bitcoin was bought earlier, at 100. */
    void hold(String quantity) {
        Fill fill = new Fill(
                BTCUSDT,
                "earlier",
                new ClientOrderId("earlier"),
                Side.BUY,
                price("100"),
                quantity(quantity),
                Money.zero(USDT),
                Liquidity.TAKER,
                NOW);
        pipeline.portfolio().book(new OrderId("earlier"), fill, bitcoin(), NOW);
        balance(BTC, quantity);
    }

    /** The venue says this of an order. */
    void report(OrderReport report, long atNanos) {
        pipeline.onReport(report, commands::add, atNanos);
    }

    @Override
    public String name() {
        return "told";
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        seen.add(holding);
        if (broken) {
            throw new IllegalStateException("planted");
        }
        Idea idea = ideas.poll();
        return idea == null ? List.of() : List.of(idea);
    }

    void on(MarketEvent event) {
        pipeline.onMarket(event, commands::add);
    }

    /** An update of bitcoin's book that moves nothing. */
    void tick() {
        nowNanos += 1_000_000;
        on(bitcoinMarket.top(nowNanos, "99.99", "100.01"));
    }

    /** Time passes, and both books stay as they are. */
    void rest(long nanos) {
        nowNanos += nanos;
        on(bitcoinMarket.top(nowNanos, "99.99", "100.01"));
        on(etherMarket.top(nowNanos, "49.99", "50.01"));
    }

    void report(OrderReport report) {
        pipeline.onReport(report, commands::add, nowNanos);
    }

    void enter(Symbol symbol) {
        nowNanos += 1_000_000;
        enterAtTheSameTime(symbol);
    }

    void enterAtTheSameTime(Symbol symbol) {
        enterAt(symbol, "99.99", "100.01");
    }

    /** With bitcoin's book at that. */
    void enterAt(Symbol symbol, String bid, String ask) {
        ideas.add(new Idea.Enter(
                "told", symbol, Side.BUY, price("100"), Optional.of(price("90")), 0.5, "because", nowNanos));
        on(bitcoinMarket.top(nowNanos, bid, ask));
    }

    void exit(Symbol symbol) {
        ideas.add(new Idea.Exit("told", symbol, "enough", nowNanos));
        tick();
    }

    void commit(String order) {
        JournalReceipt receipt = new JournalReceipt(1, 1, JournalHead.EMPTY);
        pipeline.onCommitted(new OrderId(order), receipt, commands::add, nowNanos);
    }

    void fill(String order, Symbol symbol, Side side, String quantity) {
        fill(order, symbol, side, quantity, "100");
    }

    void fill(String order, Symbol symbol, Side side, String quantity, String price) {
        ClientOrderId id = new ClientOrderId(order + "-1-0");
        pipeline.onReport(
                new OrderReport.Filled(new Fill(
                        symbol,
                        "f" + order,
                        id,
                        side,
                        price(price),
                        quantity(quantity),
                        Money.zero(USDT),
                        Liquidity.TAKER,
                        nowNanos)),
                commands::add,
                nowNanos);
    }

    void balance(Asset asset, String free) {
        pipeline.onBalance(new BalanceChange(asset, decimal(free), decimal("0"), NOW), commands::add, NOW);
    }

    /** Nothing happens for a while. */
    void pass(long nanos) {
        nowNanos += nanos;
    }

    /** The time of the next thing that happens, or a little before. */
    long now() {
        return nowNanos;
    }

    /** What people were told. */
    List<AlertKind> told() {
        return commands(Command.Journal.class).stream()
                .map(Command.Journal::entry)
                .filter(AlertRaised.class::isInstance)
                .map(entry -> ((AlertRaised) entry).raised().alert().kind())
                .toList();
    }

    <C extends Command> List<C> commands(Class<C> kind) {
        return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<String> journaledKinds() {
        return commands(Command.Journal.class).stream()
                .map(command -> command.entry().kind())
                .toList();
    }

    /** What came of it last, apart from what people were told. */
    JournalEntry lastJournaled() {
        return commands(Command.Journal.class).stream()
                .map(Command.Journal::entry)
                .filter(entry -> !(entry instanceof AlertRaised))
                .toList()
                .getLast();
    }
}
