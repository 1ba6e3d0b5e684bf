package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.HashChain;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.ProjectedRows;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.operator.RiskChange;
import dev.sluice.portfolio.AccountMarked;
import dev.sluice.reconciliation.ReconciliationDesk;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.risk.LimitsAnswer;
import dev.sluice.signal.ManualRequest;
import dev.sluice.venue.paper.PacedPaperStore;
import dev.sluice.venue.paper.PaperVenue;
import dev.sluice.venue.paper.SimulatedVenue;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A desk that can be killed at any moment of virtual time: what was committed stays, what was being committed is
 * committed or lost by chance, and everything else is gone. The next life begins as the service does.
 */
final class MortalDesk {
    private static final long COMMIT_NANOS = 2_000_000;

    final PacedPaperStore store = new PacedPaperStore();
    final List<JournalRecord> journal = new ArrayList<>();
    private final SplittableRandom chance;
    private final DeskFactory factory;
    private final Map<String, String> values;
    private final Optional<Path> inputs;
    private long nowNanos = 1_700_000_000L * SimulatedDesk.SECOND;
    private Life life;

    /** @param strategy whether the built-in strategy trades, too */
    MortalDesk(long seed, boolean strategy) {
        this(seed, strategy, Map.of());
    }

    /** @param settings by their keys */
    MortalDesk(long seed, boolean strategy, Map<String, String> settings) {
        this(seed, strategy, settings, Optional.empty());
    }

    /** @param inputs where what reaches its core is written down */
    MortalDesk(long seed, boolean strategy, Map<String, String> settings, Optional<Path> inputs) {
        this.inputs = inputs;
        Map<String, String> all = new HashMap<>(settings);
        all.put("sluice.paper.latency", "40ms");
        all.put("sluice.strategy.micro-price-momentum.enabled", Boolean.toString(strategy));
        this.chance = new SplittableRandom(seed);
        this.values = SimulatedDesk.values(seed, all);
        this.factory = new DeskFactory(SimulatedDesk.configuration(seed, all));
        this.life = new Life();
    }

    /** Lets time pass. */
    void run(long nanos) {
        life.time.advanceTo(life.time.nowNanos() + nanos);
    }

    /** Ends this life, without a word, and begins the next. */
    ReconciliationFinished killAndRestart() {
        nowNanos = life.time.nowNanos() + SimulatedDesk.SECOND;
        life.dieWithCommitsInFlight();
        life = new Life();
        return life.aligned;
    }

    TradingPipeline pipeline() {
        return life.pipeline;
    }

    ReconciliationFinished aligned() {
        return life.aligned;
    }

    OrderAnswer order(ManualRequest request) {
        return life.ask(new PersonInput.OrderWanted(request, life.time.nowNanos()));
    }

    LimitsAnswer changeLimits(RiskChange change) {
        return life.ask(new PersonInput.LimitsWanted(change, life.time.nowNanos()));
    }

    void journal(List<? extends JournalEntry> entries) {
        entries.forEach(entry -> life.commands.add(new Command.Journal(entry)));
        life.carryOut();
    }

    long nowNanos() {
        return life.time.nowNanos();
    }

    void cancel(OrderId order) {
        life.ask(new PersonInput.CancelAsked(order, life.time.nowNanos()));
    }

    void engage(String reason, String by) {
        life.ask(new PersonInput.KillWanted(reason, by, life.time.nowNanos()));
    }

    void reset(String reason, String by) {
        life.ask(new PersonInput.ResetWanted(reason, by, true, life.time.nowNanos()));
    }

    /** Ends the last life, so that all inputs are on the disk. */
    void close() {
        life.log.close();
    }

    /** The rows of a projection, as the journal folds to them. */
    List<ProjectedRow> rows(Projection projection) {
        ProjectedRows folded = new ProjectedRows();
        journal.forEach(folded::apply);
        return folded.rows(projection).values().stream()
                .sorted(Comparator.comparingLong(ProjectedRows.Written::sequence))
                .map(ProjectedRows.Written::row)
                .toList();
    }

    private List<JournaledEntry> transitions() {
        return journal.stream()
                .filter(row -> row.entry().contains(SubmitOutcomes.KIND))
                .map(JournalRecord::parsed)
                .filter(entry -> entry.kind().equals(SubmitOutcomes.KIND))
                .toList();
    }

    private JournalHead head() {
        return journal.isEmpty() ? JournalHead.EMPTY : journal.getLast().head();
    }

    private Recovered recovered() {
        List<ProjectedRow> live = rows(Projections.ORDER).stream()
                .filter(row -> !OrderState.valueOf(row.text("state")).isTerminal())
                .toList();
        List<ProjectedRow> fills = rows(Projections.FILL);
        List<ProjectedRow> ended = rows(Projections.ORDER).stream()
                .filter(row -> OrderState.valueOf(row.text("state")).isTerminal())
                .toList();
        return new Recovered(
                live,
                ended,
                fills.stream()
                        .filter(fill -> live.stream()
                                .anyMatch(order -> order.text("orderId").equals(fill.text("orderId"))))
                        .toList(),
                fills,
                rows(Projections.POSITION),
                rows(Projections.BALANCE),
                rows(Projections.FEE),
                rows(Projections.REQUEST),
                rows(Projections.PROPOSAL).stream()
                        .filter(row -> row.text("state").equals("pending_approval"))
                        .toList(),
                rows(Projections.TRADING).stream().findFirst(),
                rows(Projections.KILL_SWITCH).stream().findFirst(),
                rows(Projections.ACCOUNT).stream().findFirst(),
                rows(Projections.HALT_TRIGGER),
                new Counted(0, 0, 0, 0),
                new Recovered.Reconciled(
                        rows(Projections.HOLDING),
                        rows(Projections.TRANSFER),
                        rows(Projections.TRADE_CURSOR),
                        rows(Projections.ACCEPTED_DIVERGENCE)),
                new Recovered.Gated(
                        rows(Projections.RATE_BUCKET),
                        rows(Projections.CIRCUIT),
                        rows(Projections.RISK_LIMIT),
                        transitions()),
                rows(Projections.ALERT).stream()
                        .max(Comparator.comparingLong(row -> Long.parseLong(row.text("number")))),
                new Recovered.Guarded(rows(Projections.LOSS_STREAK), rows(Projections.STRATEGY_SHARE)),
                new Recovered.Strategies(
                        rows(Projections.STRATEGY),
                        rows(Projections.STRATEGY_STATE),
                        rows(Projections.SIGNAL_OUTCOME)));
    }

    /** One process. */
    private final class Life implements PaperVenue.Listener {
        private final VirtualTime time = new VirtualTime();
        private final SimulatedVenue venue;
        private final TradingPipeline pipeline;
        private final ReconciliationFinished aligned;
        private final InputLog log;
        private final ArrayDeque<Command> commands = new ArrayDeque<>();
        private final ArrayDeque<Runnable> commitsInFlight = new ArrayDeque<>();
        private boolean dead;

        Life() {
            time.advanceTo(nowNanos);
            store.pace(this::later);
            venue = new SimulatedVenue(factory.paperVenue(), time, this::run, store, this);
            venue.failed().thenAccept(cause -> {
                throw new AssertionError("the exchange stopped", cause);
            });
            venue.open();
            Recovered recovered = recovered();
            VenueStatement statement = statement(recovered);
            Map<Asset, BigDecimal> opening = recovered
                    .account()
                    .map(AccountMarked::openingBalances)
                    .orElseGet(() -> total(statement.balances()));
            DeskSetup setup = factory.desk("s" + (head().sequence() + 1), factory.instruments(), opening);
            pipeline = new TradingPipeline(setup, recovered);
            log = log(setup, recovered);
            aligned = align(statement);
            venue.start(setup.instruments().keySet(), this::onMarket);
        }

        private InputLog log(DeskSetup setup, Recovered recovered) {
            if (inputs.isEmpty()) {
                return InputLog.NONE;
            }
            InputLog files = new InputLogFiles(
                    inputs.get(), new InputLogFiles.Limits(100_000, 1L << 30, 1 << 20), time.nowNanos());
            files.note(new InputLine.DeskBegun(
                    "sim",
                    values,
                    setup.instruments(),
                    setup.openingBalances(),
                    setup.idPrefix(),
                    head(),
                    List.of(),
                    recovered,
                    time.nowNanos()));
            SessionStarted started = new SessionStarted("sim", Optional.of("s"), Map.of(), time.nowNanos());
            later(() -> commit(List.of(started), List.of()));
            return files;
        }

        private ReconciliationFinished align(VenueStatement first) {
            Optional<ReconciliationFinished> finished =
                    ask(new DeskInput.StartCompared(first, venue.notFoundHorizonNanos(), time.nowNanos()));
            while (finished.isEmpty()) {
                VenueStatement next = statement(ask(new DeskInput.ComparisonAsked(time.nowNanos())));
                finished = ask(new DeskInput.StartCompared(next, venue.notFoundHorizonNanos(), time.nowNanos()));
            }
            return finished.get();
        }

        <T> T ask(DeskInput.Request<T> request) {
            log.note(request);
            T answer = request.answer(pipeline, commands::add);
            carryOut();
            return answer;
        }

        private void run(Runnable action) {
            if (!dead) {
                action.run();
            }
        }

        private VenueStatement statement(Recovered recovered) {
            List<VenueLedger.Query> queries = recovered.orders().stream()
                    .map(row -> new VenueLedger.Query(
                            new Symbol(row.text("symbol")), new ClientOrderId(row.text("clientOrderId"))))
                    .toList();
            return statement(new VenueLedger.Question(
                    queries,
                    List.of(),
                    ReconciliationDesk.tradesAfter(
                            factory.instruments().keySet(),
                            ReconciliationDesk.readUpTo(recovered.reconciled().cursors()))));
        }

        private VenueStatement statement(VenueLedger.Question question) {
            List<VenueStatement> answer = new ArrayList<>();
            time.advanceTo(time.nowNanos() + SimulatedDesk.SECOND);
            venue.statement(question).thenAccept(answer::add);
            time.advanceTo(time.nowNanos() + SimulatedDesk.SECOND);
            return answer.getFirst();
        }

        private static Map<Asset, BigDecimal> total(List<BalanceChange> balances) {
            Map<Asset, BigDecimal> total = new TreeMap<>();
            balances.forEach(each -> total.put(each.asset(), each.free().add(each.locked())));
            return total;
        }

        void dieWithCommitsInFlight() {
            dead = true;
            log.close();
            int lucky = commitsInFlight.isEmpty() ? 0 : chance.nextInt(commitsInFlight.size() + 1);
            for (int i = 0; i < lucky; i++) {
                commitsInFlight.remove().run();
            }
        }

        @Override
        public void onReport(OrderReport report) {
            ask(new DeskInput.OrderReported(report, time.nowNanos()));
        }

        private void wake() {
            ask(new DeskInput.TimePassed(time.nowNanos()));
        }

        @Override
        public void onBalance(BalanceChange balance) {
            ask(new DeskInput.BalanceReported(balance, time.nowNanos()));
        }

        private void onMarket(MarketEvent event) {
            ask(new DeskInput.MarketMoved(event));
        }

        void carryOut() {
            List<JournalEntry> batch = new ArrayList<>();
            List<OrderId> intents = new ArrayList<>();
            for (Command command = commands.poll(); command != null; command = commands.poll()) {
                switch (command) {
                    case Command.Journal(JournalEntry entry) -> batch.add(entry);
                    case Command.JournalIntent intent -> {
                        batch.addAll(intent.entries());
                        intents.add(intent.order());
                    }
                    case Command.ToVenue request -> request.sendTo(venue);
                    case Command.WakeAt(long atNanos) -> time.at(atNanos, () -> run(this::wake));
                }
            }
            if (!batch.isEmpty()) {
                later(() -> commit(batch, intents));
            }
        }

        /** In order: of what is in flight, what was begun first is durable first. */
        private void later(Runnable commit) {
            commitsInFlight.add(commit);
            time.at(
                    time.nowNanos() + COMMIT_NANOS,
                    () -> Optional.ofNullable(commitsInFlight.poll()).ifPresent(Runnable::run));
        }

        private void commit(List<JournalEntry> batch, List<OrderId> intents) {
            for (JournalEntry entry : batch) {
                ProjectedRow.ofNew(entry.payload());
                journal.add(HashChain.next(head(), CanonicalJson.write(entry)));
            }
            if (dead) {
                return;
            }
            JournalReceipt receipt = new JournalReceipt(1, 1, head());
            for (OrderId order : intents) {
                ask(new DeskInput.IntentCommitted(order, receipt, time.nowNanos()));
            }
        }
    }
}
