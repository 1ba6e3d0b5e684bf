package dev.sluice.venue.paper;

import dev.sluice.execution.CancelOrder;
import dev.sluice.execution.JournaledIntent;
import dev.sluice.execution.OrderGateway;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.MarketFeed;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A living market in our own process: the paper exchange, agents that trade on it ({@link SymbolAgents}), and the
 * account of the desk, which outlives the process.
 *
 * <p><b>Nothing is told that is not stored.</b> Orders are matched in memory at once, but the desk hears of its own
 * orders, fills and balances only after they are committed ({@link GroupCommit}), in the order in which they happened.
 * What was matched and not committed when the process dies has never happened for the desk's account. Public market
 * data does not wait. If the store fails, the exchange stops: agents, market data and answers; see {@link #failed}.
 *
 * <p>Requests and answers take their time ({@link DeskConnection}); requests that are still under way when the process
 * dies never arrive. All methods may be called from any thread; listener and consumer are called on the loop.
 */
public final class SimulatedVenue implements OrderGateway, VenueLedger, MarketFeed {
    /** Orders that {@link #state} shows besides the open ones. */
    public static final int STATE_ORDERS = 10_000;

    /** After this long {@link #close} gives up on the store, in nanoseconds: 10 seconds. */
    public static final long CLOSE_LIMIT_NANOS = 10_000_000_000L;

    /** Agents' accounts are not queried, so little of them is kept. */
    private static final Limits LIMITS = new Limits(Limits.DEFAULT.maxOpenOrdersPerSymbol(), 1_000);

    /** Steps between two records of where the market stands: 5 seconds. */
    private static final int STEPS_PER_RECORD = 200;

    /** Beyond this many steps late, time is lost instead of made up for. */
    private static final int LATE_STEPS = 8;

    private final PaperVenue.Setup setup;
    private final Timers timers;
    private final Executor loop;
    private final PaperStore store;
    private final DeskConnection connection;
    private final DeskAccount account;
    private final SimulatedMarket market;
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private final Set<CompletableFuture<VenueStatement>> unanswered = new LinkedHashSet<>();
    private @Nullable PaperState opened;
    private boolean trading;
    private boolean stopped;
    private long steps;
    private long nextStepNanos;

    /**
     * @param timers on the same thread as the loop
     * @param loop runs everything, one after the other, in the order given
     */
    public SimulatedVenue(
            PaperVenue.Setup setup, Timers timers, Executor loop, PaperStore store, PaperVenue.Listener listener) {
        this.setup = setup;
        this.timers = timers;
        this.loop = loop;
        this.store = store;
        this.connection = new DeskConnection(timers, new Latency(setup.latencyNanos(), setup.seed()), listener);
        PaperExchange exchange = new PaperExchange(setup.instruments(), LIMITS);
        this.account = new DeskAccount(setup, exchange, store, loop, this::fail);
        this.market = new SimulatedMarket(setup.instruments(), exchange, timers, this::onDesk);
    }

    /**
     * Loads the desk's account and puts its open orders back into the books, or opens it the first time. Everything
     * else comes after that.
     *
     * @return fails if the store does, or if it has an open order in a symbol that is no longer set up
     */
    public CompletionStage<Void> open() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        store.open()
                .thenAcceptAsync(state -> account.load(state, new Opened(state, done)), loop)
                .whenCompleteAsync((nothing, cause) -> failIf(cause, done), loop);
        return done;
    }

    @Override
    public void start(Set<Symbol> symbols, Consumer<MarketEvent> consumer) {
        loop.execute(() -> guarded(() -> {
            PaperState state = opened;
            if (state == null) {
                throw new IllegalStateException("the paper exchange must be opened before market data starts");
            }
            if (!trading) {
                trading = true;
                letAgentsIn(state);
                nextStepNanos = timers.nowNanos();
                timers.at(nextStepNanos, this::step);
            }
            market.publish(symbols, consumer);
        }));
    }

    @Override
    public void requestSnapshot(Symbol symbol) {
        loop.execute(() -> timers.at(timers.nowNanos(), () -> guarded(() -> market.snapshot(symbol))));
    }

    @Override
    public void stop() {
        loop.execute(market::unpublish);
    }

    @Override
    public void submit(JournaledIntent intent) {
        loop.execute(() -> connection.request(() -> guarded(() -> {
            account.requireIds();
            market.place(AccountId.DESK, intent.clientOrderId(), intent.terms());
        })));
    }

    @Override
    public void cancel(CancelOrder request) {
        loop.execute(() -> connection.request(
                () -> guarded(() -> market.cancel(AccountId.DESK, request.symbol(), request.clientOrderId()))));
    }

    /**
     * What is stored of the desk's account once everything that was sent before has arrived and is stored. The answer
     * travels behind all reports of what it contains.
     */
    @Override
    public CompletionStage<VenueStatement> statement(List<Query> queries) {
        CompletableFuture<VenueStatement> answer = new CompletableFuture<>();
        loop.execute(() -> {
            unanswered.add(answer);
            connection.request(() -> guarded(() -> state(queries, answer)));
            failUnanswered();
        });
        return answer;
    }

    /** Zero: what was under way ended with the last process, and a query arrives behind what is under way in this. */
    @Override
    public long notFoundHorizonNanos() {
        return 0;
    }

    /** The account as it is stored: balances, open orders and the newest {@value #STATE_ORDERS} orders with fills. */
    public CompletionStage<PaperState> state() {
        return store.state(STATE_ORDERS);
    }

    /** Why the exchange stopped by itself, once it has; normally never. */
    public CompletionStage<Throwable> failed() {
        return failed.minimalCompletionStage();
    }

    /**
     * Stops the agents and takes no more requests.
     *
     * @return completes when everything that was matched is stored, and where the market stands; fails after
     *     {@link #CLOSE_LIMIT_NANOS}, or if the exchange had failed
     */
    public CompletionStage<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            stopped = true;
            market.unpublish();
            failUnanswered();
            account.record(market.states(), new Completing(done));
            timers.at(
                    timers.nowNanos() + CLOSE_LIMIT_NANOS,
                    () -> done.completeExceptionally(new TimeoutException("the paper exchange's store is too slow")));
        });
        return done;
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

    private void step() {
        guarded(() -> {
            market.step();
            if (++steps % STEPS_PER_RECORD == 0) {
                account.record(market.states(), () -> {});
            }
            account.requireIds();
            long now = timers.nowNanos();
            nextStepNanos += SymbolAgents.STEP_NANOS;
            if (now - nextStepNanos > LATE_STEPS * SymbolAgents.STEP_NANOS) {
                nextStepNanos = now + SymbolAgents.STEP_NANOS;
            }
            timers.at(nextStepNanos, this::step);
        });
    }

    /** Something happened to the desk's account; it hears of it when it is stored. */
    private void onDesk(List<ExchangeEvent> events) {
        account.fold(events, () -> connection.answer(events));
    }

    private void state(List<Query> queries, CompletableFuture<VenueStatement> answer) {
        account.statement(
                queries,
                timers.nowNanos(),
                made -> made.whenCompleteAsync((statement, cause) -> deliver(statement, cause, answer), loop));
    }

    private void deliver(
            @Nullable VenueStatement statement, @Nullable Throwable cause, CompletableFuture<VenueStatement> answer) {
        if (statement == null) {
            unanswered.remove(answer);
            answer.completeExceptionally(cause == null ? new IllegalStateException("no statement") : cause);
        } else {
            connection.answer(() -> {
                unanswered.remove(answer);
                answer.complete(statement);
            });
        }
    }

    /** Who asked shall not wait for ever for an exchange that has stopped. */
    private void failUnanswered() {
        if (stopped) {
            IllegalStateException gone = new IllegalStateException("the paper exchange has stopped");
            unanswered.forEach(answer -> answer.completeExceptionally(gone));
            unanswered.clear();
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
        account.stop(cause);
        market.unpublish();
        failUnanswered();
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

    /** The account is loaded and its ids are reserved. */
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
