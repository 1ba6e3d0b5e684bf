package dev.sluice.pipeline;

import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.postgres.JournalDatabase;
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
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The desk's lives: start in stages (recover, align, then trade), run, drain, stop, and start anew after an outage of
 * the journal. Start and stop block and belong on a main thread; everything else is safe from any thread.
 */
@Singleton
public class DeskService {
    private final Vertx vertx;
    private final JournalDatabase database;
    private final PostgresPaperStore paperStore;
    private final PaperRoutes paperRoutes;
    private final DeskTimings timings;
    private final VenueMeters venueMeters;
    private final SnapshotStore snapshots;
    private final InstantSource clock = InstantSource.system();
    private final BroadcastProcessor<JournalRecord> journaled = BroadcastProcessor.create();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private volatile boolean cancelOpen;
    private volatile DeskWatch watch = new DeskWatch();
    private volatile @Nullable DeskLives lives;

    @Inject
    public DeskService(
            Vertx vertx,
            JournalDatabase database,
            PostgresPaperStore paperStore,
            PaperRoutes paperRoutes,
            DeskTimings timings,
            VenueMeters venueMeters,
            SnapshotStore snapshots) {
        this.snapshots = snapshots;
        this.timings = timings;
        this.paperRoutes = paperRoutes;
        this.venueMeters = venueMeters;
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
        DeskLives begun = lives = new DeskLives(
                new DeskLives.Parts(
                        ended -> new StagedStart(configuration, vertx, clock, watching, ended, timings),
                        this::surroundings,
                        watching,
                        server),
                failed::complete);
        begun.begin();
    }

    /** Every life has its own exchange, and that its own store. */
    private StagedStart.Surroundings surroundings() {
        return new StagedStart.Surroundings(
                database, paperStore.successor(), paperRoutes, venueMeters, snapshots, journaled::onNext);
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
    }

    /** What the loop turns; null while nothing does. */
    @Nullable RunningDesk running() {
        return life().map(DeskLife::running).orElse(null);
    }

    private Optional<DeskLife> life() {
        return Optional.ofNullable(lives).flatMap(DeskLives::current);
    }

    DeskHealth health() {
        return watch.health(UtcNanos.of(clock.instant()));
    }

    Multi<JournalRecord> journaled() {
        return journaled;
    }

    /** The paper exchange's own account; empty while there is none. */
    Optional<Uni<PaperState>> paper() {
        return life().flatMap(life -> life.stages().paper())
                .map(host -> Uni.createFrom().completionStage(host::state));
    }
}
