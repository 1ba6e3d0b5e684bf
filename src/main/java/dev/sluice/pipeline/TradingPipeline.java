package dev.sluice.pipeline;

import dev.sluice.approval.ApprovedOrder;
import dev.sluice.approval.AutoApproval;
import dev.sluice.execution.AmendAnswer;
import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionContext;
import dev.sluice.execution.Order;
import dev.sluice.execution.OrderDesk;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.Resolution;
import dev.sluice.feed.MarketEvent;
import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.TransferBooked;
import dev.sluice.reconciliation.Books;
import dev.sluice.reconciliation.ReconciliationDesk;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.risk.GateEvaluation;
import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskContext;
import dev.sluice.risk.RiskDecision;
import dev.sluice.risk.RiskDesk;
import dev.sluice.risk.RiskRefused;
import dev.sluice.signal.ManualRequest;
import dev.sluice.signal.SignalDesk;
import dev.sluice.signal.TradeProposal;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The whole way of an order, in one place. Pure and synchronous: inputs are market events, commits, venue reports and
 * balances, each with the time at which it came; outputs are {@link Command}s for the shell. Live trading and replay
 * run this same object. One thread only.
 *
 * <ol>
 *   <li>feed: the shell hands events in
 *   <li>market: fold into books and tapes
 *   <li>indicator: comes with its room
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
    private final Portfolio portfolio = new Portfolio();
    private final RememberedRequests requests = new RememberedRequests();
    private final Halt halt;
    private final Accounting account;
    private final SignalDesk signal;
    private final RiskDesk risk;
    private final RiskContext riskContext;
    private final AutoApproval approval = new AutoApproval();
    private final OrderDesk execution;
    private final RefusedExits refusedExits = new RefusedExits();
    private final DeskCounters counters = new DeskCounters();
    private final ReconciliationDesk reconciliation;
    private final DeskIds ids;
    private final Set<String> failedStrategies = new HashSet<>();
    private boolean draining;

    /** A desk that begins with nothing, such as a replay's. */
    public TradingPipeline(DeskSetup setup) {
        this(setup, new Halt(setup.initialState()), new EquityWatch(setup.openingBalance()));
    }

    /** A desk that goes on from what earlier processes left; it trades nothing until {@link #align}. */
    TradingPipeline(DeskSetup setup, Recovered recovered) {
        this(
                setup,
                recovered.halt(setup.initialState()),
                recovered
                        .account()
                        .map(EquityWatch::restored)
                        .orElseGet(() -> new EquityWatch(setup.openingBalance())));
        portfolio.restore(recovered.positions(), recovered.balances(), recovered.newestFills());
        portfolio.restoreHoldings(
                recovered.reconciled().holdings(), recovered.reconciled().transfers());
        execution.restore(recovered.endedOrders(), recovered.newestFills());
        execution.restore(recovered.orders(), recovered.orderFills());
        reconciliation.restore(
                recovered.reconciled().cursors(), recovered.reconciled().accepted());
        recovered.requests().forEach(requests::restore);
        counters.restore(recovered.counted());
    }

    private TradingPipeline(DeskSetup setup, Halt halt, EquityWatch equity) {
        this.setup = setup;
        this.ids = new DeskIds(setup.idPrefix());
        this.halt = halt;
        this.account = new Accounting(setup, markets, portfolio, equity);
        this.signal = new SignalDesk(setup.dedupNanos());
        this.risk = new RiskDesk(setup.limits());
        this.riskContext = new RiskContext(setup.instruments(), markets, portfolio, equity, halt);
        this.execution = new OrderDesk(new ExecutionContext(
                setup.instruments(), markets, portfolio, halt, setup.maxPriceDriftBps(), setup.execution()));
        this.reconciliation = new ReconciliationDesk(new ReconciliationDesk.Parts(
                new Books(execution, portfolio, setup.instruments()),
                halt,
                setup.balanceTolerance(),
                setup.openingBalances(),
                account::priceOf,
                ids::reconciliation));
    }

    /** Stages 2 to 8 for one event of the feed. */
    public void onMarket(MarketEvent event, Consumer<Command> out) {
        counters.countEvent();
        Optional<SymbolMarket> market = markets.on(event); // 2
        Instrument instrument = setup.instruments().get(event.symbol());
        if (market.isEmpty() || instrument == null || draining) {
            return;
        }
        long now = event.receivedNanos();
        Holding holding = holding(instrument, market.get(), now);
        boolean changed = false;
        for (Strategy strategy : setup.strategies()) {
            holding = changed ? holding(instrument, market.get(), now) : holding;
            Optional<Idea> idea = ask(strategy, event, market.get(), holding, out); // 4
            idea.ifPresent(wanted -> onIdea(wanted, out, now));
            changed = idea.isPresent();
        }
    }

    /** The journal committed an intent. */
    public void onCommitted(OrderId order, JournalReceipt receipt, Consumer<Command> out, long nowNanos) {
        execution.onCommitted(order, receipt, counting(out), nowNanos); // 8
    }

    /** The venue reported on one of our orders. */
    public void onReport(OrderReport report, Consumer<Command> out, long nowNanos) {
        execution.onReport(report, counting(out), nowNanos); // 8
    }

    /** Time has passed, as {@link Command.WakeAt} asked. */
    public void onTime(Consumer<Command> out, long nowNanos) {
        execution.onTime(counting(out), nowNanos); // 8
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
            execution.doubtAll(counting(out), nowNanos);
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
        return reconciliation.read(statement, horizonNanos, counting(out), nowNanos); // 9
    }

    ReconciliationDesk reconciliation() {
        return reconciliation;
    }

    /** Values the account and journals the marks that losses are measured from. */
    void mark(Consumer<Command> out, long nowNanos) {
        account.mark(out, nowNanos);
    }

    /** A person's order takes the same way as any other; the same request twice is one order. */
    OrderAnswer order(ManualRequest request, Consumer<Command> out, long nowNanos) {
        Optional<OrderAnswer> earlier = requests.answer(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        OrderTerms terms = request.terms();
        Price reference = markets.of(terms.symbol())
                .flatMap(market -> market.takerPrice(terms.side()).or(market::mark))
                .or(terms::price)
                .orElse(Price.ofUnits(1)); // without any price the market data gate refuses
        TradeProposal proposal = signal.propose(request, reference, ids.proposal(), nowNanos); // 5
        OrderAnswer answer = answer(propose(proposal, out, nowNanos));
        requests.remember(request, answer);
        return answer;
    }

    private OrderAnswer answer(RiskDecision decision) {
        ProposalId proposal = decision.proposal().id();
        return switch (decision) {
            case RiskRefused refused -> {
                GateEvaluation last = refused.evaluations().getLast();
                yield new OrderAnswer.Refused(
                        proposal, refused.reason().code(), last.gate(), last.measured(), last.limit());
            }
            case RiskCleared cleared ->
                execution
                        .find(cleared.order())
                        .filter(order -> order.state() == OrderState.REJECTED)
                        .<OrderAnswer>map(order -> refused(proposal, order, cleared.reference()))
                        .orElseGet(() -> new OrderAnswer.Accepted(cleared.order(), proposal));
        };
    }

    private OrderAnswer refused(ProposalId proposal, Order order, Price reference) {
        String code = order.reason().orElse("unknown");
        Instrument instrument = setup.instruments().get(order.terms().symbol());
        PreTradeLimits limits = instrument == null
                ? new PreTradeLimits(Optional.empty(), Optional.empty())
                : PreTradeLimits.of(code, order.terms(), reference, instrument);
        return new OrderAnswer.Refused(proposal, code, "pre_trade", limits.measured(), limits.limit());
    }

    /** Somebody wants an order cancelled; false if it has ended or is not known. */
    boolean cancel(OrderId order, Consumer<Command> out, long nowNanos) {
        return execution.cancel(order, counting(out), nowNanos);
    }

    /** Somebody wants an order smaller. */
    AmendAnswer amend(OrderId order, Quantity quantity, Consumer<Command> out, long nowNanos) {
        return execution.amend(order, quantity, counting(out), nowNanos);
    }

    /** A person decides about an order in doubt. */
    Resolution.Answer resolve(OrderId order, Resolution decided, Consumer<Command> out, long nowNanos) {
        return execution.resolve(order, decided, counting(out), nowNanos);
    }

    /** Kill switch: nothing may open any more, and every live order is cancelled. */
    void engage(String reason, String by, Consumer<Command> out, long nowNanos) {
        halt.engage(reason, by, nowNanos).ifPresent(entry -> out.accept(new Command.Journal(entry)));
        cancelAll(out, nowNanos);
    }

    /** Only what makes positions smaller may go; leaves an engaged kill switch engaged. */
    void reduceOnly(String reason, String by, Consumer<Command> out, long nowNanos) {
        halt.change(TradingState.REDUCING, reason + " (" + by + ")", nowNanos)
                .ifPresent(entry -> out.accept(new Command.Journal(entry)));
    }

    /** Back to ACTIVE; what differs from the venue is accepted as it is there. */
    void reset(String reason, String by, Consumer<Command> out, long nowNanos) {
        reconciliation
                .accept(by, out, nowNanos)
                .forEach(transfer -> account.book(transfer, TransferBooked.Source.OPERATOR, out, nowNanos));
        halt.reset(reason, by, nowNanos).ifPresent(entry -> out.accept(new Command.Journal(entry)));
    }

    void cancelAll(Consumer<Command> out, long nowNanos) {
        List.copyOf(execution.live()).forEach(order -> cancel(order.id(), out, nowNanos));
    }

    /** From here on no strategy is asked and no person's order taken; what is on its way goes on. */
    void drain() {
        draining = true;
    }

    /** Values every position at the mark. */
    EquityWatch equity(long nowNanos) {
        return account.valued(nowNanos);
    }

    /** The venue reported a balance. */
    public void onBalance(BalanceChange balance, Consumer<Command> out, long nowNanos) {
        out.accept(new Command.Journal(portfolio.report(balance, nowNanos)));
    }

    /** The venue told of a deposit, withdrawal or transfer: neither profit nor loss. */
    public void onTransfer(AssetTransfer transfer, Consumer<Command> out, long nowNanos) {
        account.book(transfer, TransferBooked.Source.VENUE, out, nowNanos);
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

    public OrderDesk execution() {
        return execution;
    }

    public SignalDesk signal() {
        return signal;
    }

    public DeskCounters counters() {
        return counters;
    }

    /** A strategy that throws is asked no more: its state cannot be trusted, and the desk goes on without it. */
    private Optional<Idea> ask(
            Strategy strategy, MarketEvent event, SymbolMarket market, Holding holding, Consumer<Command> out) {
        if (failedStrategies.contains(strategy.name())) {
            return Optional.empty();
        }
        try {
            return strategy.onEvent(event, market, holding);
        } catch (RuntimeException e) {
            failedStrategies.add(strategy.name());
            StrategyFailed failed = new StrategyFailed(strategy.name(), e.toString(), event.receivedNanos());
            counting(out).accept(new Command.Journal(failed));
            return Optional.empty();
        }
    }

    private void onIdea(Idea idea, Consumer<Command> out, long now) {
        switch (idea) {
            case Idea.Enter enter -> signal.propose(enter, ids::proposal).ifPresent(p -> propose(p, out, now)); // 5
            case Idea.Exit exit -> reduce(exit, out, now);
        }
    }

    private RiskDecision propose(TradeProposal proposal, Consumer<Command> out, long now) {
        counters.countProposal();
        account.valued(now);
        RiskDecision decision = risk.decide(proposal, riskContext, ids::order, now); // 6
        switch (decision) {
            case RiskRefused refused -> {
                counters.countRefusal(refused.reason());
                out.accept(new Command.Journal(refused));
            }
            case RiskCleared cleared -> {
                ApprovedOrder approved = approval.approve(cleared, now); // 7
                out.accept(new Command.Journal(approval.entry(approved)));
                execution.start(approved, counting(out), now); // 8
            }
        }
        return decision;
    }

    private void reduce(Idea.Exit exit, Consumer<Command> out, long now) {
        Instrument instrument = setup.instruments().get(exit.symbol());
        if (instrument == null || !refusedExits.mayGo(exit.symbol(), now)) {
            return;
        }
        Optional<Price> mark = markets.of(exit.symbol()).flatMap(SymbolMarket::mark);
        mark.flatMap(price -> portfolio.reduce(instrument, price, exit.strategy(), exit.rationale(), now))
                .ifPresent(reduction -> execution.start(ids.order(), reduction, counting(out), now)); // 8
    }

    private Holding holding(Instrument instrument, SymbolMarket market, long now) {
        boolean flat = portfolio.position(instrument.symbol()).quantity().signum() == 0;
        boolean busy = portfolio.isBusy(instrument.symbol());
        if (flat) {
            return busy ? new Holding(Holding.FLAT.quantity(), true) : Holding.FLAT;
        }
        account.valued(now);
        return market.mark()
                .map(mark -> new Holding(portfolio.reducible(instrument, mark), busy))
                .orElse(new Holding(Holding.FLAT.quantity(), busy));
    }

    private Consumer<Command> counting(Consumer<Command> out) {
        return command -> {
            counters.count(command);
            refusedExits.note(command);
            out.accept(command);
        };
    }
}
