package dev.sluice.pipeline;

import dev.sluice.approval.ApprovedOrder;
import dev.sluice.approval.AutoApproval;
import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionContext;
import dev.sluice.execution.OrderDesk;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.halt.Halt;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskContext;
import dev.sluice.risk.RiskDecision;
import dev.sluice.risk.RiskDesk;
import dev.sluice.risk.RiskRefused;
import dev.sluice.signal.SignalDesk;
import dev.sluice.signal.TradeProposal;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Price;
import java.util.HashSet;
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
 *   <li>reconciliation: comes with its room
 * </ol>
 */
public final class TradingPipeline {
    private final DeskSetup setup;
    private final Markets markets = new Markets();
    private final Portfolio portfolio = new Portfolio();
    private final Halt halt;
    private final EquityWatch equity;
    private final SignalDesk signal;
    private final RiskDesk risk;
    private final RiskContext riskContext;
    private final AutoApproval approval = new AutoApproval();
    private final OrderDesk execution;
    private final DeskCounters counters = new DeskCounters();
    private final DeskIds ids;
    private final Set<String> failedStrategies = new HashSet<>();

    public TradingPipeline(DeskSetup setup) {
        this.setup = setup;
        this.ids = new DeskIds(setup.idPrefix());
        this.halt = new Halt(setup.initialState());
        this.equity = new EquityWatch(setup.openingBalance());
        this.signal = new SignalDesk(setup.dedupNanos());
        this.risk = new RiskDesk(setup.limits());
        this.riskContext = new RiskContext(setup.instruments(), markets, portfolio, equity, halt);
        this.execution = new OrderDesk(
                new ExecutionContext(setup.instruments(), markets, portfolio, halt, setup.maxPriceDriftBps()));
    }

    /** Stages 2 to 8 for one event of the feed. */
    public void onMarket(MarketEvent event, Consumer<Command> out) {
        counters.countEvent();
        Optional<SymbolMarket> market = markets.on(event); // 2
        Instrument instrument = setup.instruments().get(event.symbol());
        if (market.isEmpty() || instrument == null) {
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

    /** The venue reported a balance. */
    public void onBalance(BalanceChange balance, Consumer<Command> out, long nowNanos) {
        out.accept(new Command.Journal(portfolio.report(balance, nowNanos)));
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

    private void propose(TradeProposal proposal, Consumer<Command> out, long now) {
        counters.countProposal();
        valueEquity(now);
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
    }

    private void reduce(Idea.Exit exit, Consumer<Command> out, long now) {
        Instrument instrument = setup.instruments().get(exit.symbol());
        if (instrument == null) {
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
        valueEquity(now);
        return market.mark()
                .map(mark -> new Holding(portfolio.reducible(instrument, mark), busy))
                .orElse(new Holding(Holding.FLAT.quantity(), busy));
    }

    private void valueEquity(long now) {
        equity.update(portfolio, symbol -> markets.of(symbol).flatMap(SymbolMarket::mark), now);
    }

    private Consumer<Command> counting(Consumer<Command> out) {
        return command -> {
            counters.count(command);
            out.accept(command);
        };
    }
}
