package dev.sluice.venue.paper;

import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The paper exchange on its loop: its accounts, which outlive the process, and a market, made by agents
 * ({@link SymbolAgents}) or mirrored from a live one.
 *
 * <p><b>Nothing is told that is not stored.</b> Orders are matched in memory at once, but callers and account listeners
 * hear of orders, fills and balances only after they are committed ({@link GroupCommit}), in the order in which they
 * happened. What was matched and not committed when the process dies has never happened. Public market data does not
 * wait. If the store fails, the exchange stops: agents, market data and answers; see {@link #failed}.
 *
 * <p>Methods may be called from any thread, those that say so on the loop only; whoever listens is called on the loop.
 */
public final class PaperHost {
    /** Orders that {@link #state} shows besides the open ones. */
    public static final int STATE_ORDERS = 10_000;

    /** Closed orders of each account that can be asked about; older ones are in the store. */
    static final int CLOSED_ORDERS = 2_000;

    /** After this long {@link #close} gives up on the store, in nanoseconds: 10 seconds. */
    public static final long CLOSE_LIMIT_NANOS = 10_000_000_000L;

    /** Steps between two records of where the market stands: 5 seconds. */
    private static final int STEPS_PER_RECORD = 200;

    /** Beyond this many steps late, time is lost instead of made up for. */
    private static final int LATE_STEPS = 8;

    private final Setup setup;
    private final Timers timers;
    private final Executor loop;
    private final PaperStore store;
    private final PaperExchange exchange;
    private final HostAccounts accounts;
    private final SimulatedMarket market;
    private final List<Consumer<List<ExchangeEvent>>> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private @Nullable PaperState opened;

    /** The events of the call that is running. */
    private @Nullable List<ExchangeEvent> calling;

    private boolean stepping;
    private boolean agents;
    private boolean stopped;
    private long steps;
    private long nextStepNanos;

    /**
     * What the exchange is made of.
     *
     * @param accounts those that are opened when the exchange is first started
     * @param seed of everything drawn by chance
     */
    public record Setup(List<Instrument> instruments, Map<AccountId, Funding> accounts, long seed) {}

    /**
     * How an account begins.
     *
     * @param balances what it owns at first, each zero or more
     */
    public record Funding(Fees fees, Map<Asset, BigDecimal> balances) {}

    /**
     * @param timers on the same thread as the loop
     * @param loop runs everything, one after the other, in the order given
     */
    public PaperHost(Setup setup, Timers timers, Executor loop, PaperStore store) {
        this.setup = setup;
        this.timers = timers;
        this.loop = loop;
        this.store = store;
        this.exchange = new PaperExchange(
                setup.instruments(), new Limits(Limits.DEFAULT.maxOpenOrdersPerSymbol(), CLOSED_ORDERS));
        this.accounts = new HostAccounts(setup, exchange, store, loop, this::fail);
        this.market = new SimulatedMarket(setup.instruments(), exchange, timers, this::onAccounts);
    }

    /**
     * Loads the accounts and puts their open orders back into the books, or opens them the first time. Everything else
     * comes after that.
     *
     * @return fails if the store does, or if there is an open order in a symbol that is no longer set up
     */
    public CompletionStage<Void> open() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        store.open(CLOSED_ORDERS)
                .thenAcceptAsync(state -> accounts.load(state, new Opened(state, done)), loop)
                .whenCompleteAsync((nothing, cause) -> failIf(cause, done), loop);
        return done;
    }

    /** Lets the agents in; they trade until the exchange is closed. */
    public void startAgents() {
        loop.execute(() -> guarded(() -> {
            PaperState state = requireOpened();
            if (!agents) {
                agents = true;
                letAgentsIn(state);
                startSteps();
            }
        }));
    }

    /** A live market moved: the exchange's liquidity follows it. Instead of agents, not beside them. */
    public void mirror(MarketEvent event) {
        loop.execute(() -> guarded(() -> {
            requireOpened();
            market.mirror(event);
            startSteps();
        }));
    }

    /** As {@link #call(Function, Consumer, Consumer)}; nothing is told when the exchange has stopped. */
    public <T> void call(Function<PaperExchange, T> action, Consumer<T> whenStored) {
        call(action, whenStored, lost -> {});
    }

    /**
     * Does something with the exchange.
     *
     * @param whenStored hears the action's result once everything up to then is stored, before any listener hears of
     *     the events
     * @param lost hears instead that the exchange has stopped, so that nobody knows what came of it
     */
    public <T> void call(Function<PaperExchange, T> action, Consumer<T> whenStored, Consumer<Throwable> lost) {
        loop.execute(() -> {
            if (stopped || opened == null) {
                lost.accept(new IllegalStateException("the paper exchange is not running"));
                return;
            }
            guarded(() -> callNow(action, whenStored, lost));
        });
    }

    private <T> void callNow(Function<PaperExchange, T> action, Consumer<T> whenStored, Consumer<Throwable> lost) {
        accounts.requireIds();
        List<ExchangeEvent> events = new ArrayList<>();
        calling = events;
        T result;
        try {
            result = action.apply(exchange);
        } catch (RuntimeException e) {
            lost.accept(e);
            throw e;
        } finally {
            calling = null;
        }
        accounts.fold(events, new GroupCommit.Waiting() {
            @Override
            public void stored() {
                whenStored.accept(result);
                tell(events);
            }

            @Override
            public void lost(Throwable cause) {
                lost.accept(cause);
            }
        });
    }

    /** Tells the events of funded accounts once they are stored, call by call. */
    public void listen(Consumer<List<ExchangeEvent>> listener) {
        listeners.add(listener);
    }

    /**
     * Tells public market data of all symbols at once, on the loop: trades, changed tops of book, every 100 ms changed
     * levels.
     *
     * @return run it to hear no more
     */
    public Runnable observe(Consumer<MarketEvent> observer) {
        return market.observe(observer);
    }

    /** Tells changed levels of a symbol now instead of at their time. On the loop only. */
    public void publish(Symbol symbol) {
        market.publish(symbol);
    }

    /** The whole book of a symbol, which joins the diffs that {@link #observe} tells. On the loop only. */
    public DepthSnapshot snapshot(Symbol symbol) {
        return market.snapshot(symbol);
    }

    /** Now, UTC nanoseconds since the epoch. */
    public long nowNanos() {
        return timers.nowNanos();
    }

    public List<Instrument> instruments() {
        return setup.instruments();
    }

    /** The accounts as stored: balances, open orders and the newest {@value #STATE_ORDERS} orders with fills. */
    public CompletionStage<PaperState> state() {
        return store.state(STATE_ORDERS);
    }

    /** Why the exchange stopped by itself, once it has; normally never. */
    public CompletionStage<Throwable> failed() {
        return failed.minimalCompletionStage();
    }

    /**
     * Stops the market and takes no more calls.
     *
     * @return completes when everything that was matched is stored, and where the market stands; fails after
     *     {@link #CLOSE_LIMIT_NANOS}, or if the exchange had failed
     */
    public CompletionStage<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            stopped = true;
            market.unpublish();
            accounts.record(market.states(), new Completing(done));
            timers.at(
                    timers.nowNanos() + CLOSE_LIMIT_NANOS,
                    () -> done.completeExceptionally(new TimeoutException("the paper exchange's store is too slow")));
        });
        return done;
    }

    private PaperState requireOpened() {
        PaperState state = opened;
        if (state == null) {
            throw new IllegalStateException("the paper exchange must be opened before its market starts");
        }
        return state;
    }

    private void letAgentsIn(PaperState state) {
        Map<Symbol, MarketState> remembered = new HashMap<>();
        state.markets().forEach(each -> remembered.put(each.symbol(), each));
        int number = 0;
        for (Instrument instrument : setup.instruments()) {
            long seed = setup.seed() * 31 + state.run() * 1_000 + number++;
            market.open(instrument, Optional.ofNullable(remembered.get(instrument.symbol())), new Chance(seed));
        }
    }

    private void startSteps() {
        if (!stepping) {
            stepping = true;
            nextStepNanos = timers.nowNanos();
            timers.at(nextStepNanos, this::step);
        }
    }

    private void step() {
        guarded(() -> {
            market.step();
            if (++steps % STEPS_PER_RECORD == 0) {
                accounts.record(market.states(), () -> {});
            }
            accounts.requireIds();
            long now = timers.nowNanos();
            nextStepNanos += SymbolAgents.STEP_NANOS;
            if (now - nextStepNanos > LATE_STEPS * SymbolAgents.STEP_NANOS) {
                nextStepNanos = now + SymbolAgents.STEP_NANOS;
            }
            timers.at(nextStepNanos, this::step);
        });
    }

    /** Something happened to accounts; they hear of it when it is stored. */
    private void onAccounts(List<ExchangeEvent> events) {
        List<ExchangeEvent> running = calling;
        if (running == null) {
            accounts.fold(events, () -> tell(events));
        } else {
            running.addAll(events);
        }
    }

    private void tell(List<ExchangeEvent> events) {
        if (!events.isEmpty()) {
            listeners.forEach(listener -> listener.accept(events));
        }
    }

    /** A defect stops the exchange, because nobody knows what state it has left behind. */
    private void guarded(Runnable action) {
        if (stopped) {
            return;
        }
        try {
            action.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        stopped = true;
        accounts.stop(cause);
        market.unpublish();
        failed.complete(cause);
    }

    private void failIf(@Nullable Throwable cause, CompletableFuture<Void> done) {
        if (cause != null) {
            fail(cause);
            done.completeExceptionally(cause);
        }
    }

    /** Completes when everything before it is stored. */
    private static class Completing implements GroupCommit.Waiting {
        private final CompletableFuture<Void> done;

        Completing(CompletableFuture<Void> done) {
            this.done = done;
        }

        @Override
        public void stored() {
            done.complete(null);
        }

        @Override
        public void lost(Throwable cause) {
            done.completeExceptionally(cause);
        }
    }

    /** The accounts are loaded and their ids are reserved. */
    private final class Opened extends Completing {
        private final PaperState state;

        Opened(PaperState state, CompletableFuture<Void> done) {
            super(done);
            this.state = state;
        }

        @Override
        public void stored() {
            opened = state;
            super.stored();
        }
    }
}
