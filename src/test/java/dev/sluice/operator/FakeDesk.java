package dev.sluice.operator;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.journal.postgres.JournalQueries;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A desk that trades nothing: it accepts, refuses and journals by simple rules, so that what comes out can be foreseen.
 * An order of more than 100 is refused, one of exactly 77 waits for a person; the journal is a real one.
 */
@Alternative
@Singleton
public class FakeDesk implements Desk {
    static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    static final String STARTED = "2026-01-31T12:00:00.000Z";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final BigDecimal TOO_MUCH = new BigDecimal("100");
    private static final BigDecimal MUCH = new BigDecimal("77");

    private final JournalDatabase database;
    private final JournalQueries queries;
    private final Map<String, OrderRequest> keys = new ConcurrentHashMap<>();
    private final Map<String, OrderAnswer> answers = new ConcurrentHashMap<>();
    private final BroadcastProcessor<JournalRecord> journaled = BroadcastProcessor.create();
    private final Map<String, OrderTerms> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    final List<AlertView> alerts = new CopyOnWriteArrayList<>();
    final BroadcastProcessor<AlertView> alerted = BroadcastProcessor.create();
    final List<ReviewDecision> decisions = new CopyOnWriteArrayList<>();

    private @Nullable JournalWriter writer;
    private HaltView halt = new HaltView("ACTIVE", null, new HaltView.KillSwitch(false, null, null, null));

    private final FakeRisk risk = new FakeRisk();
    private final FakeStrategies strategies = new FakeStrategies();
    volatile Phase phase = Phase.TRADING;
    volatile boolean journalAway;
    volatile boolean diverged;
    volatile Condition loop = Condition.OK;

    @Inject
    FakeDesk(JournalDatabase database, JournalQueries queries) {
        this.database = database;
        this.queries = queries;
    }

    /** At the start, because it blocks. */
    void open(@Observes StartupEvent started) {
        writer = database.writer().await().atMost(PATIENCE);
    }

    @PreDestroy
    void close() {
        journal().close().await().atMost(PATIENCE);
    }

    @Override
    public DeskHealth health() {
        return new DeskHealth(
                phase,
                "as the test wants it",
                List.of(
                        new Component("loop", loop, "lag 0 ms"),
                        new Component("journal", Condition.OK, "commits in 1 ms"),
                        new Component("market:BTCUSDT", Condition.OK, "fresh")));
    }

    @Override
    public Uni<DeskStatus> status() {
        return whenThere(() -> new DeskStatus(
                "sim",
                phase.name(),
                halt.state(),
                halt.killSwitch().engaged(),
                SYMBOLS,
                new DeskStatus.Venue("paper", "connected", "connected", "1.25"),
                new DeskStatus.Counts(1, 2, 3, 4, 5, 6, 7, 8, 9),
                new DeskStatus.Journal(
                        journal().head().sequence(), journal().head().hash()),
                STARTED,
                STARTED));
    }

    @Override
    public Uni<OrderAnswer> place(OrderRequest request) {
        OrderRequest first = keys.putIfAbsent(request.idempotencyKey(), request);
        if (first != null && !first.bodyHash().equals(request.bodyHash())) {
            return whenThere(() -> new OrderAnswer.KeyReused(request.idempotencyKey()));
        }
        if (first != null) {
            return whenThere(() -> Objects.requireNonNull(answers.get(request.idempotencyKey())));
        }
        int number = ids.incrementAndGet();
        ProposalId proposal = new ProposalId("p" + number);
        boolean refused = request.terms().quantity().decimal().compareTo(TOO_MUCH) > 0;
        OrderAnswer answer = refused
                ? new OrderAnswer.Refused(
                        proposal,
                        "max_order_size",
                        "risk_guard",
                        Optional.of(request.terms().quantity().toString()),
                        Optional.of("100"))
                : new OrderAnswer.Accepted(new OrderId("o" + number), proposal);
        answers.put(request.idempotencyKey(), answer);
        if (request.terms().quantity().decimal().compareTo(MUCH) == 0) {
            waiting.put(proposal.value(), request.terms());
            return whenThere(() -> answer).call(() -> append(FakeEntries.waiting(number, request.terms())));
        }
        return whenThere(() -> answer).call(() -> append(FakeEntries.decided(number, request, refused)));
    }

    /** What is approved in spite of everything is refused. */
    @Override
    public Uni<DecisionAnswer> decide(ProposalDecision decision) {
        String id = decision.proposal().value();
        OrderTerms terms = waiting.remove(id);
        if (terms == null) {
            return whenThere(DecisionAnswer.NotWaiting::new);
        }
        boolean refused = decision.approved() && decision.reason().equals("in spite of everything");
        int number = Integer.parseInt(id.substring(1));
        DecisionAnswer answer = refused
                ? new DecisionAnswer.Refused(new OrderAnswer.Refused(
                        decision.proposal(), "price_drift", "pre_trade", Optional.of("31 bps"), Optional.of("25 bps")))
                : new DecisionAnswer.Done();
        boolean approved = decision.approved() && !refused;
        return whenThere(() -> answer)
                .call(() -> append(List.of(FakeEntries.decided(number, terms, approved, decision))));
    }

    /** Without confidence it is refused, and a strategy of that name repeats itself. */
    @Override
    public Uni<Optional<OrderAnswer>> recommend(RecommendationRequest request) {
        RecommendationRequest.View view = request.view();
        if (view.strategy().equals("parrot")) {
            return whenThere(Optional::empty);
        }
        String quantity = view.confidence().signum() == 0 ? "101" : "1";
        OrderTerms terms = OrderTerms.market(view.symbol(), view.side(), Quantity.of(quantity));
        return place(new OrderRequest(request.idempotencyKey(), request.bodyHash(), terms, request.by()))
                .map(Optional::of);
    }

    /** There is bitcoin to be closed, and no ether. */
    @Override
    public Uni<Optional<OrderId>> close(Symbol symbol, String reason, String by) {
        if (!symbol.name().equals("BTCUSDT")) {
            return whenThere(Optional::empty);
        }
        OrderId order = new OrderId("o" + ids.incrementAndGet());
        OrderTerms terms = OrderTerms.market(symbol, Side.SELL, Quantity.of("0.5"));
        return whenThere(() -> Optional.of(order))
                .call(() -> append(List.of(
                        FakeEntries.moved(ids.get(), order, terms, "PENDING", "SUBMITTING", "submit_started"))));
    }

    @Override
    public Uni<CancelAnswer> cancel(OrderId order, String by) {
        return whenThere(() -> order.value().endsWith("ended") ? CancelAnswer.ENDED : CancelAnswer.REQUESTED);
    }

    @Override
    public Uni<ChangeAnswer> amend(OrderId order, Quantity quantity) {
        return whenThere(() -> order.value().endsWith("ended")
                ? new ChangeAnswer(ChangeAnswer.Kind.CONFLICT, "it has ended")
                : quantity.compareTo(Quantity.of("1")) >= 0
                        ? new ChangeAnswer(ChangeAnswer.Kind.INVALID, "must be less")
                        : ChangeAnswer.DONE);
    }

    @Override
    public Uni<ChangeAnswer> resolve(OrderId order, ReviewDecision decided) {
        decisions.add(decided);
        return whenThere(() -> order.value().endsWith("ended")
                ? new ChangeAnswer(ChangeAnswer.Kind.CONFLICT, "it is not in doubt")
                : ChangeAnswer.DONE);
    }

    @Override
    public Uni<HaltView> halt() {
        return whenThere(() -> halt);
    }

    @Override
    public Uni<HaltView> change(HaltChange change) {
        if (journalAway && change.kind() == HaltChange.Kind.ENGAGE) {
            HaltView.KillSwitch engaged = new HaltView.KillSwitch(true, change.reason(), STARTED, change.by());
            return Uni.createFrom().item(new HaltView("HALTED", change.reason(), engaged, List.of(), false));
        }
        return whenThere(() -> {
            if (diverged && change.kind() == HaltChange.Kind.RESET && !change.acceptDivergences()) {
                throw new ResetRefusedException("the books differ");
            }
            boolean engaged = change.kind() == HaltChange.Kind.ENGAGE
                    || change.kind() == HaltChange.Kind.REDUCE
                            && halt.killSwitch().engaged();
            String state = engaged ? "HALTED" : change.kind() == HaltChange.Kind.REDUCE ? "REDUCING" : "ACTIVE";
            halt = new HaltView(
                    state, change.reason(), new HaltView.KillSwitch(engaged, change.reason(), STARTED, change.by()));
            return halt;
        });
    }

    @Override
    public Uni<List<PositionView>> positions() {
        return whenThere(() -> List.of(
                new PositionView(
                        "BTCUSDT",
                        "0.5",
                        "60000",
                        "12.5",
                        "-3.25",
                        "29996.75",
                        "0.75",
                        List.of(new FeeView("USDT", "0.75", "0.75", "0")),
                        false),
                new PositionView("ETHUSDT", "0.0001", null, "0", null, null, "0", List.of(), true)));
    }

    @Override
    public Uni<AccountView> account() {
        return whenThere(() -> new AccountView(
                "USDT",
                "10000",
                "10012.5",
                "10009.25",
                "10020",
                "0.1072",
                "0",
                new AccountView.ProfitView("12.5", "-3.25", "0.75", "9.25", "4"),
                List.of(new FeeView("BNB", "0.1", "0", "0.1"), new FeeView("USDT", "0.75", "0.75", "0")),
                List.of(new AccountView.BalanceView("USDT", "4000", "0", STARTED)),
                STARTED));
    }

    @Override
    public Uni<Optional<MarketStructureView>> structure(Symbol symbol, CandleInterval interval, int swing) {
        return whenThere(() -> traded(symbol).map(name -> FakeStructure.of(name, interval)));
    }

    @Override
    public Uni<ExposureView> exposure() {
        return whenThere(FakeMarket::exposure);
    }

    @Override
    public Uni<Optional<BookView>> book(Symbol symbol, int levels) {
        return whenThere(() -> traded(symbol).map(name -> FakeMarket.book(name, levels)));
    }

    @Override
    public Uni<Optional<List<CandleView>>> candles(Symbol symbol, CandleInterval interval, int limit) {
        return whenThere(() -> traded(symbol).map(name -> List.of(FakeMarket.candle())));
    }

    @Override
    public Uni<Optional<TapeView>> tape(Symbol symbol, int limit) {
        return whenThere(() -> traded(symbol).map(FakeMarket::tape));
    }

    @Override
    public Uni<Optional<List<DeltaView>>> delta(Symbol symbol, CandleInterval interval, int limit) {
        return whenThere(() -> traded(symbol).map(name -> List.of(FakeMarket.delta())));
    }

    @Override
    public Uni<Optional<List<FootprintView>>> footprint(
            Symbol symbol, CandleInterval interval, int limit, ImbalanceQuery imbalance) {
        return whenThere(() -> traded(symbol).map(name -> List.of(FakeMarket.footprint())));
    }

    @Override
    public Uni<RiskView> risk() {
        return whenThere(risk::view);
    }

    @Override
    public Uni<List<StrategyView>> strategies() {
        return whenThere(() -> List.of(strategies.view()));
    }

    @Override
    public Uni<StrategyAnswer> changeStrategy(StrategyChange change) {
        return whenThere(() -> strategies.change(change));
    }

    @Override
    public Uni<RiskAnswer> changeLimits(RiskChange change) {
        return whenThere(() -> risk.change(change));
    }

    @Override
    public Uni<ReconciliationView> reconcile() {
        JournalEntry found = FakeEntries.reconciliation(ids.incrementAndGet(), "demand");
        return whenThere(() -> ReconciliationView.of(found.payload(), found.atNanos()))
                .call(() -> append(List.of(found)));
    }

    @Override
    public List<AlertView> recentAlerts() {
        return alerts;
    }

    @Override
    public Multi<AlertView> alerted() {
        return alerted;
    }

    @Override
    public Multi<JournalRecord> journaled() {
        return journaled;
    }

    /** Appends, then tells those who listen. */
    Uni<Void> append(List<? extends JournalEntry> entries) {
        return journal().append(entries).chain(this::tell);
    }

    /** Pretends that this was journaled. */
    void tell(JournalRecord row) {
        journaled.onNext(row);
    }

    private Uni<Void> tell(JournalReceipt receipt) {
        List<Long> sequences = LongStream.rangeClosed(receipt.firstSequence(), receipt.lastSequence())
                .boxed()
                .toList();
        return queries.at(sequences)
                .invoke(records -> records.forEach(journaled::onNext))
                .replaceWithVoid();
    }

    private JournalWriter journal() {
        return Objects.requireNonNull(writer);
    }

    private static Optional<String> traded(Symbol symbol) {
        return Optional.of(symbol.name()).filter(SYMBOLS::contains);
    }

    private interface Answer<T> {
        T get();
    }

    private <T> Uni<T> whenThere(Answer<T> answer) {
        return Uni.createFrom().item(() -> {
            if (phase != Phase.TRADING) {
                throw new DeskUnavailableException("the desk is " + phase);
            }
            return answer.get();
        });
    }

    /** An ordered map, for readable rows. */
    static Map<String, Object> row(Object... keysAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }
}
