package dev.sluice.pipeline;

import dev.sluice.halt.KillSwitch;
import dev.sluice.halt.KillSwitchThrown;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.operator.AlertMeters;
import dev.sluice.operator.AlertView;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.operator.DeskTimings;
import dev.sluice.operator.VenueMeters;
import dev.sluice.portfolio.postgres.SnapshotStore;
import dev.sluice.venue.paper.PaperState;
import dev.sluice.venue.paper.postgres.PostgresPaperStore;
import dev.sluice.vocabulary.UtcNanos;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The desk's lives: start in stages (recover, align, then trade), run, drain, stop, and start anew after an outage of
 * the journal. Start and stop block and belong on a main thread; everything else is safe from any thread.
 */
@Singleton
public class DeskService {
    private static final Logger LOG = Logger.getLogger(DeskService.class);

    private final Vertx vertx;
    private final JournalDatabase database;
    private final PostgresPaperStore paperStore;
    private final PaperRoutes paperRoutes;
    private final DeskTimings timings;
    private final VenueMeters venueMeters;
    private final SnapshotStore snapshots;
    private final OrderHooks hooks;
    private final StrategyBeans strategies;
    private final AlertMeters alertMeters;
    private final InstantSource clock = InstantSource.system();
    private final BroadcastProcessor<JournalRecord> journaled = BroadcastProcessor.create();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private volatile boolean cancelOpen;
    private volatile DeskWatch watch = new DeskWatch();
    private volatile @Nullable DeskLives lives;
    private volatile @Nullable AlertService alerts;
    private volatile @Nullable EmergencyBrake brake;

    @Inject
    public DeskService(
            Vertx vertx,
            JournalDatabase database,
            PostgresPaperStore paperStore,
            PaperRoutes paperRoutes,
            DeskTimings timings,
            VenueMeters venueMeters,
            AlertMeters alertMeters,
            OrderHooks hooks,
            StrategyBeans strategies,
            SnapshotStore snapshots) {
        this.hooks = hooks;
        this.strategies = strategies;
        this.snapshots = snapshots;
        this.timings = timings;
        this.paperRoutes = paperRoutes;
        this.venueMeters = venueMeters;
        this.alertMeters = alertMeters;
        this.vertx = vertx;
        this.database = database;
        this.paperStore = paperStore;
    }

    /**
     * Starts the desk, once in a process. When its journal fails later, it is started again by itself until it is back.
     *
     * @param server makes sure before each new start that the database's server runs, where it is ours; blocks
     * @throws dev.sluice.journal.postgres.JournalLockedException if another process writes this journal
     * @throws VenueStartException if the venue cannot be opened
     */
    public void start(Configuration configuration, Runnable server) {
        cancelOpen = configuration.desk().shutdown().cancelOpen();
        DeskWatch watching = watch = new DeskWatch();
        AlertService telling = alerts = alerts(configuration);
        EmergencyBrake emergency = brake = emergencyBrake(configuration.desk());
        DeskLives begun = lives = new DeskLives(
                new DeskLives.Parts(
                        ended -> new StagedStart(configuration, vertx, clock, watching, ended, timings),
                        () -> surroundings(telling, emergency),
                        watching,
                        server),
                failed::complete);
        try {
            begun.begin();
        } catch (RuntimeException e) {
            telling.failedToStart(DeskLives.told(e));
            throw e;
        }
        telling.deliverLeftOver();
    }

    private AlertService alerts(Configuration configuration) {
        EventLoop loop = EventLoop.start(vertx, clock, broken -> LOG.errorf(broken, "telling people failed"))
                .await()
                .atMost(Patience.LIMIT);
        AlertService service =
                AlertChannels.service(configuration, vertx, loop, database.deliveries(), this::health, alertMeters);
        service.begin(new HookAlerts(hooks.all())::look);
        return service;
    }

    /** Every life has its own exchange, and that its own store. */
    private StagedStart.Surroundings surroundings(AlertService telling, EmergencyBrake emergency) {
        return new StagedStart.Surroundings(
                database,
                paperStore.successor(),
                paperRoutes,
                venueMeters,
                snapshots,
                List.copyOf(hooks.all()),
                strategies.catalogue(),
                telling,
                emergency,
                row -> {
                    telling.journaled(row);
                    journaled.onNext(row);
                });
    }

    /** An exchange in this process is away whenever the journal is: its accounts are in the same database. */
    private EmergencyBrake emergencyBrake(SluiceConfig config) {
        EmergencyRoad.Parts parts = new EmergencyRoad.Parts(config, vertx, clock, paperStore, paperRoutes, venueMeters);
        return new EmergencyBrake(
                new EmergencyFile(Path.of(config.dataDir())),
                clock,
                config.halt().closePositions(),
                pulled -> config.mode().isPlay()
                        ? () -> LOG.info("there is nothing to cancel at an exchange that is away with the journal")
                        : () -> new EmergencyCancels(pulled, clock).run(() -> EmergencyRoad.open(parts)));
    }

    /** The kill switch while the journal is away; empty before the start. */
    Optional<EmergencyBrake> brake() {
        return Optional.ofNullable(brake);
    }

    /** Completes with the cause if the desk ends by itself and does not come back: no waiting would heal it. */
    public CompletableFuture<Throwable> failed() {
        return failed;
    }

    /** A signal makes Quarkus stop on a thread of its own; what an orderly stop needs goes only after this. */
    void onShutdown(@Observes ShutdownEvent event) {
        stop();
    }

    /**
     * Lets what is on its way come to rest, writes down where everything stands, and gives everything back. Whoever
     * calls it second waits for the first.
     */
    public synchronized void stop() {
        DeskLives ending = lives;
        if (ending != null) {
            ending.stop(cancelOpen);
        }
        lives = null;
        if (!failed.isDone()) {
            watch.enter(Phase.STOPPED, "");
        }
        AlertService telling = alerts;
        alerts = null;
        if (telling != null) {
            telling.close();
        }
    }

    /** What the loop turns; null while nothing does. */
    @Nullable RunningDesk running() {
        return life().map(DeskLife::running).orElse(null);
    }

    private Optional<DeskLife> life() {
        return Optional.ofNullable(lives).flatMap(DeskLives::current);
    }

    DeskHealth health() {
        DeskHealth desk = watch.health(UtcNanos.of(clock.instant()));
        return Optional.ofNullable(alerts)
                .map(telling -> desk.with(telling.components()))
                .orElse(desk);
    }

    /** The kill switch was engaged while no journal could say so. */
    void tellKilled(KillSwitch engaged) {
        AlertService telling = alerts;
        if (telling != null) {
            AlertMapping.of(new KillSwitchThrown(engaged, TradingState.HALTED)).ifPresent(telling::tell);
        }
    }

    /** What people were told last, newest first. */
    List<AlertView> recentAlerts() {
        return Optional.ofNullable(alerts).map(AlertService::recent).orElse(List.of());
    }

    /** What people are told from now on. */
    Multi<AlertView> alerted() {
        return Optional.ofNullable(alerts)
                .map(AlertService::alerted)
                .orElseGet(() -> Multi.createFrom().empty());
    }

    Multi<JournalRecord> journaled() {
        return journaled;
    }

    /** Decides again what the service recorded there, behind the same hooks of users. */
    public Parity parity(Path dataDirectory) {
        return new Parity(dataDirectory, List.copyOf(hooks.all()));
    }

    /** The paper exchange's own account; empty while there is none. */
    Optional<Uni<PaperState>> paper() {
        return life().flatMap(life -> life.stages().paper())
                .map(host -> Uni.createFrom().completionStage(host::state));
    }
}
