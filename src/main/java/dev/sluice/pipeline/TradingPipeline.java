package dev.sluice.pipeline;

import dev.sluice.alert.AlertIntake;
import dev.sluice.approval.ApprovalDesk;
import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionContext;
import dev.sluice.execution.OrderDesk;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.halt.Halt;
import dev.sluice.halt.HaltPolicy;
import dev.sluice.health.Health;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.AccountSnapshot;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.TransferBooked;
import dev.sluice.reconciliation.Books;
import dev.sluice.reconciliation.ReconciliationDesk;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskContext;
import dev.sluice.risk.RiskDecision;
import dev.sluice.risk.RiskDesk;
import dev.sluice.risk.RiskMemory;
import dev.sluice.risk.RiskRefused;
import dev.sluice.signal.SignalDesk;
import dev.sluice.signal.SignalOutcomes;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole way of an order, in one place. Pure and synchronous: inputs are market events, commits, venue reports and
 * balances, each with the time at which it came; outputs are {@link Command}s for the shell. Live trading and replay
 * run this same object. One thread only.
 *
 * <ol>
 *   <li>feed: the shell hands events in
 *   <li>market: fold into books and tapes
 *   <li>indicator: candles, and what strategies make of them
 *   <li>strategy: decide
 *   <li>signal: from idea to proposal
 *   <li>risk: size it, then the ordered gates
 *   <li>approval: sign off
 *   <li>execution: check, journal the intent, submit
 *   <li>reconciliation: compare with the venue's books
 * </ol>
 */
public final class TradingPipeline {
    private final DeskSetup setup;
    private final Markets markets = new Markets();
    private final Portfolio portfolio;
    private final Halt halt;
    private final Health health = new Health();
    private final Accounting account;
    private final SignalDesk signal;
    private final RiskDesk risk;
    private final SubmitOutcomes submits;
    private final RiskContext riskContext;
    private final GuardNotes guardNotes;
    private final Approvals approvals;
    private final OrderDesk execution;
    private final DeskAlerts alerts;
    private final Exits exits;
    private final Safeguards safeguards;
    private final DeskCounters counters = new DeskCounters();
    private final ReconciliationDesk reconciliation;
    private final DeskIds ids;
    private final OperatorRequests operator;
    private final StrategyDesk strategies;
    private final StrategyOrders strategyOrders;
    private final SignalOutcomes outcomes;
    private boolean draining;

    /** A desk that begins with nothing, such as a replay's. */
    public TradingPipeline(DeskSetup setup) {
        this(
                setup,
                DeskAlerts.own(setup),
                new Halt(setup.initialState()),
                new EquityWatch(setup.openingBalance(), setup.policies().day()));
    }

    /** A desk that goes on from what earlier processes left; it trades nothing until {@link #align}. */
    TradingPipeline(DeskSetup setup, Recovered recovered) {
        this(setup, recovered, DeskAlerts.own(setup));
    }

    /** @param intake where alerts are raised, which outlives this desk */
    TradingPipeline(DeskSetup setup, Recovered recovered, AlertIntake intake) {
        this(
                setup,
                intake,
                recovered.halt(setup.initialState()),
                recovered
                        .account()
                        .map(row -> EquityWatch.restored(row, setup.policies().day()))
                        .orElseGet(() -> new EquityWatch(
                                setup.openingBalance(), setup.policies().day())));
        portfolio.restore(recovered.positions(), recovered.balances(), recovered.newestFills());
        portfolio.restoreFees(recovered.fees());
        portfolio.restoreHoldings(
                recovered.reconciled().holdings(), recovered.reconciled().transfers());
        execution.restore(recovered.endedOrders(), recovered.newestFills());
        execution.restore(recovered.orders(), recovered.orderFills());
        approvals.restore(recovered.waiting());
        reconciliation.restore(
                recovered.reconciled().cursors(), recovered.reconciled().accepted());
        strategyOrders.restore(recovered.strategies());
        guardNotes.restore(recovered, portfolio);
        risk.restore(
                recovered.gated().buckets(),
                recovered.gated().circuits(),
                recovered.gated().limits());
        submits.recall(recovered.gated().transitions());
        recovered.requests().forEach(operator::restore);
        safeguards.triggers().restore(recovered.haltTriggers());
        counters.restore(recovered.counted());
        alerts.restore(recovered.newestAlert());
        outcomes.restore(recovered.strategies().outcomes());
    }

    private TradingPipeline(DeskSetup setup, AlertIntake intake, Halt halt, EquityWatch equity) {
        this.setup = setup;
        this.alerts = new DeskAlerts(intake);
        this.ids = new DeskIds(setup.idPrefix());
        this.halt = halt;
        this.portfolio = new Portfolio(new AssetPrices(setup, markets)::of);
        this.account = new Accounting(setup, markets, portfolio, equity);
        this.signal = new SignalDesk(setup.dedupNanos());
        this.risk = new RiskDesk(setup.limits(), setup.policies().gates());
        RiskMemory memory =
                new RiskMemory(setup.limits().guards(), setup.instruments().keySet());
        this.guardNotes = new GuardNotes(memory, setup.instruments());
        this.riskContext = new RiskContext(setup.instruments(), markets, portfolio, equity, halt, health, memory);
        this.submits = new SubmitOutcomes(risk.circuits());
        this.execution = new OrderDesk(new ExecutionContext(
                setup.instruments(), markets, portfolio, halt, setup.maxPriceDriftBps(), setup.execution()));
        this.approvals =
                new Approvals(new ApprovalDesk(setup.policies().approval()), portfolio, execution, this::decideAgain);
        this.exits = new Exits(new Exits.Parts(setup.instruments(), markets, portfolio, execution, ids));
        this.reconciliation = new ReconciliationDesk(new ReconciliationDesk.Parts(
                new Books(execution, portfolio, setup.instruments()),
                halt,
                setup.balanceTolerance(),
                setup.openingBalances(),
                account::priceOf,
                ids::reconciliation));
        StrategyRoad.Parts road =
                new StrategyRoad.Parts(setup.instruments(), markets, portfolio, account, signal, ids, exits);
        DeskPolicies.Strategies run = setup.policies().strategies();
        this.outcomes = new SignalOutcomes(run.signalHorizonNanos());
        StrategyRoad way = new StrategyRoad(road, this::propose, this::observed);
        this.strategies = new StrategyDesk(setup.strategies(), run.byName(), way, this::observed);
        this.strategyOrders = new StrategyOrders(strategies, risk, memory, this::observed);
        HaltPolicy safety = setup.policies().halt();
        this.operator = operatorRequests(safety);
        this.safeguards = new Safeguards(
                safety,
                new Safeguards.Parts(halt, health, account::valued, operator::engage, this::observed),
                new KillClosing(
                        safety.closing(),
                        new KillClosing.Parts(setup.instruments(), markets, portfolio, halt, execution, ids)));
    }

    private OperatorRequests operatorRequests(HaltPolicy safety) {
        return new OperatorRequests(
                new OperatorRequests.Parts(
                        setup.instruments(),
                        markets,
                        signal,
                        ids,
                        execution,
                        halt,
                        account,
                        reconciliation,
                        approvals,
                        exits,
                        safety.closing().closes(),
                        risk,
                        strategyOrders),
                this::propose,
                this::observed);
    }

    /** Stages 2 to 8 for one event of the feed. */
    public void onMarket(MarketEvent event, Consumer<Command> out) {
        counters.countEvent();
        Optional<SymbolMarket> market = markets.on(event); // 2
        safeguards.onTime(out, event.receivedNanos());
        Instrument instrument = setup.instruments().get(event.symbol());
        if (market.isEmpty() || instrument == null || draining) {
            return;
        }
        guardNotes.note(event);
        risk.onMarket(market.get(), event.receivedNanos());
        outcomes.on(event).forEach(judged -> observed(out).accept(new Command.Journal(judged)));
        strategies.onMarket(event, market.get(), out); // 3, 4
    }

    /** The journal committed an intent. */
    public void onCommitted(OrderId order, JournalReceipt receipt, Consumer<Command> out, long nowNanos) {
        execution.onCommitted(order, receipt, observed(out), nowNanos); // 8
    }

    /** The venue reported on one of our orders. */
    public void onReport(OrderReport report, Consumer<Command> out, long nowNanos) {
        execution.onReport(report, observed(out), nowNanos); // 8
        if (report instanceof OrderReport.Filled) {
            safeguards.look(out, nowNanos);
        }
    }

    /** Time has passed, as {@link Command.WakeAt} asked. */
    public void onTime(Consumer<Command> out, long nowNanos) {
        approvals.onTime(observed(out), nowNanos); // 7
        execution.onTime(observed(out), nowNanos); // 8
    }

    /**
     * Compares what earlier processes left with the venue, moves orders on as far as that is evidence, and lets trading
     * begin. What evidence does not explain halts.
     *
     * @param statement the answer to the recovered orders' question, then to {@link ReconciliationDesk#question}
     * @param horizonNanos how long a "not found" proves nothing
     * @return empty if it takes another statement
     */
    Optional<ReconciliationFinished> align(
            VenueStatement statement, long horizonNanos, Consumer<Command> out, long nowNanos) {
        if (!reconciliation.isRunning()) {
            reconciliation.begin(ReconciliationDesk.START);
            approvals.begin(observed(out), nowNanos);
            execution.doubtAll(observed(out), nowNanos);
        }
        Optional<ReconciliationFinished> finished = reconcile(statement, horizonNanos, out, nowNanos);
        finished.ifPresent(done -> {
            halt.markAligned();
            mark(out, nowNanos);
        });
        return finished;
    }

    /** A look at the venue's books while the desk runs; empty if it takes another one. */
    Optional<ReconciliationFinished> reconcile(
            VenueStatement statement, long horizonNanos, Consumer<Command> out, long nowNanos) {
        return reconciliation.read(statement, horizonNanos, observed(out), nowNanos); // 9
    }

    ReconciliationDesk reconciliation() {
        return reconciliation;
    }

    /** Those who decide. */
    StrategyDesk strategies() {
        return strategies;
    }

    /** What became of their signals. */
    SignalOutcomes outcomes() {
        return outcomes;
    }

    /** What people are told. */
    DeskAlerts alerts() {
        return alerts;
    }

    /** Values the account and journals the marks that losses are measured from. */
    void mark(Consumer<Command> out, long nowNanos) {
        account.mark(observed(out), nowNanos);
    }

    /** What stops trading without anybody's word. */
    Safeguards safeguards() {
        return safeguards;
    }

    /** What people and their tools ask for. */
    OperatorRequests operator() {
        return operator;
    }

    /** From here on no strategy is asked and no person's order taken; what is on its way goes on. */
    void drain() {
        draining = true;
    }

    /** Values every position at the mark. */
    EquityWatch equity(long nowNanos) {
        return account.valued(nowNanos);
    }

    /** What the account is worth, and what that is made of. */
    AccountSnapshot snapshot(long nowNanos) {
        return account.snapshot(nowNanos);
    }

    /** Journals what does not add up in the account. */
    void lookAtBooks(Consumer<Command> out, long nowNanos) {
        account.look(observed(out), nowNanos);
    }

    /** The venue reported a balance. */
    public void onBalance(BalanceChange balance, Consumer<Command> out, long nowNanos) {
        observed(out).accept(new Command.Journal(portfolio.report(balance, nowNanos)));
    }

    /** The venue told of a deposit, withdrawal or transfer: neither profit nor loss. */
    public void onTransfer(AssetTransfer transfer, Consumer<Command> out, long nowNanos) {
        account.book(transfer, TransferBooked.Source.VENUE, observed(out), nowNanos);
    }

    public Markets markets() {
        return markets;
    }

    public Portfolio portfolio() {
        return portfolio;
    }

    public Halt halt() {
        return halt;
    }

    /** Written by whoever looks at the parts, on the desk's loop. */
    Health health() {
        return health;
    }

    RiskDesk risk() {
        return risk;
    }

    /** What the gates look at. */
    RiskContext riskContext() {
        return riskContext;
    }

    public OrderDesk execution() {
        return execution;
    }

    /** What waits for a person. */
    Approvals approvals() {
        return approvals;
    }

    public SignalDesk signal() {
        return signal;
    }

    public DeskCounters counters() {
        return counters;
    }

    private RiskDecision propose(TradeProposal proposal, Consumer<Command> out, long now) {
        counters.countProposal();
        outcomes.follow(proposal);
        account.valued(now);
        RiskDecision decision = risk.decide(proposal, riskContext, ids::order, now); // 6
        switch (decision) {
            case RiskRefused refused -> {
                counters.countRefusal(refused.reason());
                observed(out).accept(new Command.Journal(refused));
            }
            case RiskCleared cleared -> approvals.decide(cleared, observed(out), now); // 7, 8
        }
        return decision;
    }

    private RiskDecision decideAgain(RiskCleared cleared, long now) {
        account.valued(now);
        return risk.decideAgain(cleared, riskContext, now); // 6
    }

    /** Whatever goes out is seen by those who keep account of what happens. */
    private Consumer<Command> observed(Consumer<Command> out) {
        return command -> {
            counters.count(command);
            exits.note(command);
            account.note(command);
            safeguards.note(command);
            out.accept(command);
            guardNotes.note(command, out);
            alerts.note(command, out);
            approvals.note(command).ifPresent(ended -> observed(out).accept(new Command.Journal(ended)));
            submits.note(command).forEach(changed -> observed(out).accept(new Command.Journal(changed)));
        };
    }
}
