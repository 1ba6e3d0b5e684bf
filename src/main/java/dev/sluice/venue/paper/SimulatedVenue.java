package dev.sluice.venue.paper;

import dev.sluice.execution.AmendOrder;
import dev.sluice.execution.CancelOrder;
import dev.sluice.execution.JournaledIntent;
import dev.sluice.execution.OrderGateway;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.QueryOrder;
import dev.sluice.execution.VenueOrder;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.MarketFeed;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A living market in our own process: the paper exchange on its loop ({@link PaperHost}), and the desk's connection to
 * it.
 *
 * <p>Requests and answers take their time ({@link DeskConnection}); requests that are still under way when the process
 * dies never arrive. All methods may be called from any thread; listener and consumer are called on the loop.
 */
public final class SimulatedVenue implements OrderGateway, VenueLedger, MarketFeed {
    private final PaperHost host;
    private final Timers timers;
    private final Executor loop;
    private final PaperStore store;
    private final DeskConnection connection;
    private final PaperVenue.Listener listener;
    private final Set<CompletableFuture<VenueStatement>> unanswered = new LinkedHashSet<>();
    private Runnable unobserve = () -> {};
    private Consumer<MarketEvent> consumer = event -> {};
    private Set<Symbol> wanted = Set.of();
    private boolean gone;

    /**
     * @param timers on the same thread as the loop
     * @param loop runs everything, one after the other, in the order given
     */
    public SimulatedVenue(
            PaperVenue.Setup setup, Timers timers, Executor loop, PaperStore store, PaperVenue.Listener listener) {
        Map<AccountId, PaperHost.Funding> desk =
                Map.of(AccountId.DESK, new PaperHost.Funding(setup.fees(), setup.balances()));
        this.host = new PaperHost(new PaperHost.Setup(setup.instruments(), desk, setup.seed()), timers, loop, store);
        this.timers = timers;
        this.loop = loop;
        this.store = store;
        this.listener = listener;
        this.connection = new DeskConnection(timers, new Latency(setup.latencyNanos(), setup.seed()), listener);
        host.listen(connection::answer);
        host.failed().thenAccept(cause -> goneNow());
    }

    /** As {@link PaperHost#open}. */
    public CompletionStage<Void> open() {
        return host.open();
    }

    @Override
    public void start(Set<Symbol> symbols, Consumer<MarketEvent> receiver) {
        host.startAgents();
        loop.execute(() -> {
            unobserve.run();
            consumer = receiver;
            wanted = Set.copyOf(symbols);
            host.instruments().stream()
                    .map(instrument -> instrument.symbol())
                    .filter(wanted::contains)
                    .forEach(symbol -> receiver.accept(host.snapshot(symbol)));
            unobserve = host.observe(this::observed);
        });
    }

    private void observed(MarketEvent event) {
        if (wanted.contains(event.symbol())) {
            consumer.accept(event);
        }
    }

    @Override
    public void requestSnapshot(Symbol symbol) {
        loop.execute(() -> timers.at(timers.nowNanos(), () -> {
            if (wanted.contains(symbol) && !gone) {
                consumer.accept(host.snapshot(symbol));
            }
        }));
    }

    @Override
    public void stop() {
        loop.execute(() -> {
            unobserve.run();
            wanted = Set.of();
        });
    }

    @Override
    public void submit(JournaledIntent intent) {
        loop.execute(() -> connection.request(() -> host.call(
                exchange -> exchange.place(AccountId.DESK, intent.clientOrderId(), intent.terms(), timers.nowNanos()),
                placed -> {})));
    }

    @Override
    public void cancel(CancelOrder request) {
        loop.execute(() -> connection.request(() -> host.call(
                exchange ->
                        exchange.cancel(AccountId.DESK, request.symbol(), request.clientOrderId(), timers.nowNanos()),
                cancelled -> {})));
    }

    @Override
    public void amend(AmendOrder request) {
        loop.execute(() -> connection.request(() -> host.call(
                exchange -> exchange.amend(AccountId.DESK, AmendRequest.of(request), timers.nowNanos()),
                amended -> {})));
    }

    @Override
    public void query(QueryOrder request) {
        VenueLedger.Query query = new Query(request.symbol(), request.clientOrderId());
        long askedNanos = timers.nowNanos();
        statement(List.of(query)).thenAccept(statement -> {
            Optional<VenueOrder> found = statement.orders().stream()
                    .filter(order -> order.clientOrderId().equals(request.clientOrderId()))
                    .findFirst();
            listener.onReport(found.<OrderReport>map(OrderReport.Described::new)
                    .orElseGet(() -> new OrderReport.NotFound(request.clientOrderId(), askedNanos)));
        });
    }

    /**
     * What is stored of the desk's account once everything that was sent before has arrived and is stored. The answer
     * travels behind all reports of what it contains.
     */
    @Override
    public CompletionStage<VenueStatement> statement(Question question) {
        CompletableFuture<VenueStatement> answer = new CompletableFuture<>();
        loop.execute(() -> {
            unanswered.add(answer);
            connection.request(() -> host.call(exchange -> draft(exchange, question), made -> complete(made, answer)));
            if (gone) {
                goneNow();
            }
        });
        return answer;
    }

    /** Zero: what was under way ended with the last process, and a query arrives behind what is under way in this. */
    @Override
    public long notFoundHorizonNanos() {
        return 0;
    }

    /** As {@link PaperHost#state}. */
    public CompletionStage<PaperState> state() {
        return host.state();
    }

    /** As {@link PaperHost#failed}. */
    public CompletionStage<Throwable> failed() {
        return host.failed();
    }

    /** As {@link PaperHost#close}. */
    public CompletionStage<Void> close() {
        loop.execute(this::goneNow);
        return host.close();
    }

    /**
     * What memory knows.
     *
     * @param unknown what it does not know
     */
    private record Draft(
            List<AccountOrder> orders,
            List<VenueTrade> trades,
            Map<Symbol, Long> newestTrades,
            List<BalanceChange> balances,
            List<Query> unknown,
            long atNanos) {
        VenueStatement with(List<AccountOrder> older) {
            List<VenueOrder> told = Stream.concat(orders.stream(), older.stream())
                    .map(AccountOrder::venueOrder)
                    .toList();
            return new VenueStatement(told, List.of(), trades, newestTrades, balances, atNanos);
        }
    }

    /**
     * Open orders, balances and lately closed orders come from memory at the moment of the question; orders that closed
     * long ago cannot change any more and come from the store.
     */
    private Draft draft(PaperExchange exchange, Question question) {
        AccountQueries account = exchange.queries(AccountId.DESK);
        List<AccountOrder> orders = new ArrayList<>(account.openOrders());
        Set<Query> known = new HashSet<>();
        orders.forEach(order -> known.add(
                new Query(order.order().terms().symbol(), order.order().clientOrderId())));
        List<Query> unknown = new ArrayList<>();
        for (Trace trace : question.traces()) {
            account.order(
                            trace.symbol(),
                            OrderKey.of(Long.parseLong(trace.venueOrderId().value())))
                    .filter(order ->
                            known.add(new Query(trace.symbol(), order.order().clientOrderId())))
                    .ifPresent(orders::add);
        }
        for (Query query : question.orders()) {
            if (known.add(query)) {
                Optional<AccountOrder> closed = account.order(query.symbol(), OrderKey.of(query.clientOrderId()));
                closed.ifPresentOrElse(orders::add, () -> unknown.add(query));
            }
        }
        long now = timers.nowNanos();
        List<BalanceChange> balances = account.balances().entrySet().stream()
                .map(each -> new BalanceChange(
                        each.getKey(), each.getValue().free(), each.getValue().locked(), now))
                .toList();
        List<VenueTrade> trades = new ArrayList<>();
        Map<Symbol, Long> newest = new HashMap<>();
        question.tradesAfter().forEach((symbol, after) -> {
            newest.put(symbol, after.orElse(Question.NO_TRADE));
            for (AccountTrade trade : account.trades(symbol)) {
                newest.merge(symbol, trade.number(), Math::max);
                if (after.isPresent() && trade.number() > after.getAsLong()) {
                    trades.add(trade.told());
                }
            }
        });
        return new Draft(orders, trades, newest, balances, unknown, now);
    }

    /** Everything before the draft is stored. */
    private void complete(Draft draft, CompletableFuture<VenueStatement> answer) {
        CompletionStage<List<AccountOrder>> older =
                draft.unknown().isEmpty() ? CompletableFuture.completedStage(List.of()) : store.find(draft.unknown());
        older.thenApply(draft::with).whenCompleteAsync((statement, cause) -> deliver(statement, cause, answer), loop);
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
    private void goneNow() {
        gone = true;
        IllegalStateException stopped = new IllegalStateException("the paper exchange has stopped");
        unanswered.forEach(answer -> answer.completeExceptionally(stopped));
        unanswered.clear();
    }
}
