package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.halt.TradingState;
import dev.sluice.halt.TradingStateChanged;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.operator.DeskTimings;
import dev.sluice.operator.VenueMeters;
import dev.sluice.portfolio.postgres.SnapshotStore;
import dev.sluice.reconciliation.ReconciliationDesk;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.risk.OrderHook;
import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.venue.binance.VenueUnavailableException;
import dev.sluice.venue.paper.PaperHost;
import dev.sluice.venue.paper.PaperStore;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * From nothing to trading, in stages: take the journal, recover what earlier processes left, open the venue, align with
 * it, and only then let market data in. Blocks; everything waits with a limit.
 */
final class StagedStart {
    private static final Logger LOG = Logger.getLogger(StagedStart.class);
    private static final Duration LIMIT = Patience.LIMIT;

    /** An hour: noted elsewhere, a head shows later that nothing was cut off. */
    private static final int MARKS_PER_HEAD = 60;

    private static final int TAIL_ROWS = 10_000;
    private static final long MARK_NANOS = 60 * UtcNanos.PER_SECOND;

    private final Configuration configuration;
    private final Vertx vertx;
    private final InstantSource clock;
    private final DeskWatch watch;
    private final Consumer<Throwable> failed;
    private final DeskTimings timings;
    private @Nullable EventLoop deskLoop;
    private @Nullable EventLoop exchangeLoop;
    private @Nullable EventLoop venueLoop;
    private @Nullable EventLoop alertLoop;
    private @Nullable DeskRecording recording;
    private volatile @Nullable VenueStart venue;
    private volatile @Nullable JournalWriter journal;
    private @Nullable EmergencyHandover handover;
    private InputLog inputs = InputLog.NONE;
    private long marks;

    StagedStart(
            Configuration configuration,
            Vertx vertx,
            InstantSource clock,
            DeskWatch watch,
            Consumer<Throwable> failed,
            DeskTimings timings) {
        this.timings = timings;
        this.configuration = configuration;
        this.vertx = vertx;
        this.clock = clock;
        this.watch = watch;
        this.failed = failed;
    }

    /**
     * What the process has around the desk.
     *
     * @param brake what was done while the journal was away
     * @param routes where the paper exchange is served to others
     * @param snapshots of the account
     * @param hooks users' own rules
     * @param strategies all kinds that there are, users' own among them
     * @param journaled hears every row that is committed
     */
    record Surroundings(
            JournalDatabase database,
            PaperStore store,
            PaperRoutes routes,
            VenueMeters meters,
            SnapshotStore snapshots,
            List<OrderHook> hooks,
            StrategyCatalogue strategies,
            AlertService alerts,
            EmergencyBrake brake,
            Consumer<JournalRecord> journaled) {}

    /** The paper exchange, in modes that have one, once it is open. */
    Optional<PaperHost> paper() {
        return Optional.ofNullable(venue).flatMap(VenueStart::paper);
    }

    /** The last row that is known to be durable; empty before the journal was opened. */
    Optional<JournalHead> head() {
        return Optional.ofNullable(journal).map(JournalWriter::head);
    }

    /**
     * Goes through all stages.
     *
     * @param known where the journal was at least, if this process knows
     */
    RunningDesk run(Surroundings surroundings, Optional<JournalHead> known) {
        JournalDatabase database = surroundings.database();
        watch.enter(Phase.RECOVERING, "reading what earlier processes left");
        EventLoop desk = deskLoop = loop();
        JournalWriter writer = journal = database.writer().await().atMost(LIMIT);
        known.ifPresent(head -> continueFrom(head, surroundings));
        writer.onCommitted(surroundings.journaled());
        surroundings.alerts().lifeBegins();
        alertLoop = surroundings.alerts().loop();
        requireIntact(database);
        String deskName = Recovery.deskName(database.recovery()).orElseGet(DeskIds::newName);
        surroundings.brake().knows(deskName);
        Recovered recovered = Recovery.read(database.recovery());

        LOG.infof(
                "recovered journal head %s, %d orders on their way",
                writer.head(), recovered.orders().size());
        watch.enter(Phase.ALIGNING, "comparing with the venue");
        VenueLink link = new VenueLink(desk);
        Rechecks rechecks = new Rechecks(desk, timings);
        DeskVenue opened = open(surroundings, link, rechecks, deskName);
        VenueStatement statement = statement(opened, recovered);

        String prefix = deskName + Long.toString(writer.head().sequence() + 1, Character.MAX_RADIX);
        DeskSetup setup = new DeskFactory(configuration.desk(), surroundings.hooks(), surroundings.strategies())
                .desk(prefix, opened.instruments(), recovered.openingBalances(statement));
        TradingPipeline pipeline = new TradingPipeline(setup, recovered, surroundings.alerts());
        LiveRun run = new LiveRun(pipeline, writer, opened.gateway(), desk, failed, timings);
        run.noteTo(inputLog(setup, recovered, writer.head()));
        begin(run, recovered, deskName);
        EmergencyHandover emergency = handover = new EmergencyHandover(surroundings.brake(), run, desk);
        emergency.first();
        align(run, opened, statement);
        goOnAsKilled(run);
        DeskRecording recorder = recording = DeskRecording.begin(configuration.desk(), desk.wallNanos());
        run.recordTo(recorder.listener());
        RunningDesk running = running(run, setup, link, opened, rechecks);
        run.onKill(Objects.requireNonNull(venueLoop), () -> rechecks.due("kill_switch"));
        link.connect(run, opened.feed(), setup.instruments().keySet());
        rechecks.begin(run, opened.ledger());
        Patience.await(() -> CompletableFuture.runAsync(() -> begin(running, surroundings), desk));
        watch.enter(Phase.ALIGNING, "waiting for the order books");
        FirstBooks.await(run, setup.instruments().keySet());
        watch.enter(Phase.TRADING, "");
        return running;
    }

    /** Of what was underway when the connection was lost some may be durable: whoever listens hears of it now. */
    private static void continueFrom(JournalHead known, Surroundings surroundings) {
        surroundings.database().requireContinuation(known).await().atMost(LIMIT);
        surroundings
                .database()
                .after(known.sequence())
                .invoke(surroundings.journaled())
                .onItem()
                .ignoreAsUni()
                .await()
                .atMost(LIMIT);
    }

    private static VenueStatement statement(DeskVenue venue, Recovered recovered) {
        try {
            return Patience.await(() -> venue.ledger()
                    .statement(recovered.question(venue.instruments().keySet())));
        } catch (VenueUnavailableException | TimeoutException e) {
            throw new VenueStartException(venue.name(), e);
        }
    }

    /** Begins with what the desk begins with, before anything reaches it. */
    private InputLog inputLog(DeskSetup setup, Recovered recovered, JournalHead head) {
        SluiceConfig config = configuration.desk();
        if (!config.inputLog().enabled()) {
            return InputLog.NONE;
        }
        long now = UtcNanos.of(clock.instant());
        Path directory = Path.of(config.dataDir()).resolve(InputLogs.DIRECTORY);
        InputLog log = inputs = new InputLogFiles(directory, InputLogFiles.Limits.of(config.inputLog()), now);
        log.note(InputLine.DeskBegun.of(configuration, setup, recovered, head, now));
        return log;
    }

    private EventLoop loop() {
        return EventLoop.start(vertx, clock, failed).await().atMost(LIMIT);
    }

    /** Order ids of this desk begin with its name, whichever process sent them. */
    private DeskVenue open(Surroundings surroundings, VenueLink link, Rechecks rechecks, String deskName) {
        EventLoop exchange = exchangeLoop = loop();
        EventLoop adapter = venueLoop = loop();
        VenueStart.Parts parts = new VenueStart.Parts(
                vertx,
                exchange,
                adapter,
                surroundings.store(),
                surroundings.routes(),
                surroundings.meters(),
                surroundings.alerts()::tell,
                failed);
        VenueStart opening = venue = new VenueStart(configuration.desk(), parts, rechecks::due);
        return opening.open(link, id -> id.value().startsWith(deskName));
    }

    /** What an engaged switch has not cancelled yet, whoever engaged it; and how often the journal was lost. */
    private void goOnAsKilled(LiveRun run) {
        EventLoop loop = Objects.requireNonNull(deskLoop);
        run.ask(out -> {
                    watch.losses().forEach(at -> run.reach(new DeskInput.JournalHadFailed(at), out));
                    if (run.pipeline().halt().isKilled()) {
                        run.reach(new PersonInput.AllCancelsAsked(loop.nowNanos()), out);
                    }
                    return true;
                })
                .await()
                .atMost(LIMIT);
    }

    private RunningDesk running(LiveRun run, DeskSetup setup, VenueLink link, DeskVenue venue, Rechecks rechecks) {
        return new RunningDesk(
                run,
                new DeskViews(run.pipeline(), setup),
                setup,
                Objects.requireNonNull(journal),
                Objects.requireNonNull(deskLoop),
                watch,
                link,
                venue,
                configuration.desk().mode(),
                UtcNanos.of(clock.instant()),
                rechecks,
                vitals(run, setup, venue));
    }

    private VitalSigns vitals(LiveRun run, DeskSetup setup, DeskVenue venue) {
        Map<String, EventLoop> loops = new TreeMap<>(Map.of(
                "venue_loop",
                Objects.requireNonNull(venueLoop),
                VitalSigns.ALERT_LOOP,
                Objects.requireNonNull(alertLoop)));
        if (configuration.desk().mode().isPlay()) {
            loops.put("exchange_loop", Objects.requireNonNull(exchangeLoop));
        }
        return new VitalSigns(
                run,
                Objects.requireNonNull(journal),
                venue.notices(),
                setup.instruments().keySet(),
                new VitalSigns.Around(
                        Objects.requireNonNull(deskLoop),
                        loops,
                        vertx,
                        Path.of(configuration.desk().dataDir()),
                        new DeskFactory(configuration.desk()).health()));
    }

    /** What the tables say is believed only if the newest part of the chain holds. */
    private static void requireIntact(JournalDatabase database) {
        database.verifyTail(TAIL_ROWS).await().atMost(LIMIT).ifPresent(problem -> {
            throw new JournalBrokenException(problem);
        });
    }

    private void begin(LiveRun run, Recovered recovered, String desk) {
        EventLoop loop = Objects.requireNonNull(deskLoop);
        run.ask(out -> {
                    long now = loop.nowNanos();
                    out.accept(new Command.Journal(new SessionStarted(
                            configuration.desk().mode().word(), Optional.of(desk), configuration.effective(), now)));
                    TradingState state = run.pipeline().halt().intended();
                    if (!left(recovered).equals(Optional.of(state.name()))) {
                        out.accept(new Command.Journal(
                                new TradingStateChanged(Optional.empty(), state, Recovered.AS_CONFIGURED, now)));
                    }
                    return state;
                })
                .await()
                .atMost(LIMIT);
    }

    /** Reads the venue's books until what they say is either explained or stays. */
    private void align(LiveRun run, DeskVenue venue, VenueStatement first) {
        EventLoop loop = Objects.requireNonNull(deskLoop);
        VenueStatement statement = first;
        while (true) {
            VenueStatement said = statement;
            Optional<ReconciliationFinished> finished = run.request(
                            now -> new DeskInput.StartCompared(said, venue.startHorizonNanos(), now))
                    .await()
                    .atMost(LIMIT);
            if (finished.isPresent()) {
                ReconciliationFinished aligned = finished.get();
                Rechecks.tell(aligned, timings);
                LOG.infof(
                        "aligned with the venue: %s, %d orders repaired, trading state %s",
                        aligned.result(),
                        aligned.repaired(),
                        run.pipeline().halt().state());
                return;
            }
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(Duration.ofNanos(ReconciliationDesk.PAUSE_NANOS))
                    .await()
                    .atMost(LIMIT);
            VenueLedger.Question next =
                    run.request(DeskInput.ComparisonAsked::new).await().atMost(LIMIT);
            statement = Patience.await(() -> venue.ledger().statement(next));
        }
    }

    private static Optional<String> left(Recovered recovered) {
        return recovered.trading().map(row -> row.text("state"));
    }

    private void begin(RunningDesk desk, Surroundings surroundings) {
        watch.found();
        desk.vitals().begin(desk.nowNanos());
        keepWatch(desk, desk.nowNanos());
        keepMarks(desk);
        surroundings.alerts().journalBy(desk);
        SnapshotKeeper.Rhythm rhythm =
                SnapshotKeeper.Rhythm.of(configuration.desk().account());
        new SnapshotKeeper(desk, surroundings.snapshots(), rhythm, timings).begin();
    }

    private void keepWatch(RunningDesk desk, long dueNanos) {
        desk.look(timings, dueNanos);
        Objects.requireNonNull(handover).look(vertx);
        long next = desk.nowNanos() + DeskWatch.EVERY_NANOS;
        desk.loop().at(next, () -> keepWatch(desk, next));
    }

    private void keepMarks(RunningDesk desk) {
        desk.loop().at(desk.nowNanos() + MARK_NANOS, () -> {
            desk.run().turn(new DeskInput.AccountMarkDue(desk.nowNanos()));
            if (++marks % MARKS_PER_HEAD == 0) {
                LOG.infof("journal head %s", desk.journal().head());
            }
            keepMarks(desk);
        });
    }

    /** Gives everything back; what fails on the way is logged, because the rest has to be given back all the same. */
    void close() {
        VenueStart open = venue;
        if (open != null) {
            quietly("close the venue", () -> Uni.createFrom().completionStage(open::close));
        }
        JournalWriter writer = journal;
        if (writer != null) {
            quietly("close the journal", writer::close);
        }
        for (EventLoop loop : new @Nullable EventLoop[] {deskLoop, venueLoop, exchangeLoop}) {
            if (loop != null) {
                quietly("stop a loop", loop::stop);
            }
        }
        DeskRecording recorder = recording;
        if (recorder != null) {
            recorder.close();
        }
        inputs.note(new InputLine.DeskEnded(UtcNanos.of(clock.instant())));
        inputs.close();
    }

    private static void quietly(String what, Supplier<Uni<Void>> step) {
        try {
            step.get().await().atMost(LIMIT);
        } catch (RuntimeException e) {
            LOG.warnf("could not %s: %s", what, e.getMessage());
        }
    }
}
