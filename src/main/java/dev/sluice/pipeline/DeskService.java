package dev.sluice.pipeline;

import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.operator.DeskTimings;
import dev.sluice.operator.VenueMeters;
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
 * The life of the desk: start in stages (recover, align, then trade), run, drain, stop. Start and stop block and belong
 * on a main thread; everything else is safe from any thread.
 */
@Singleton
public class DeskService {
    private final Vertx vertx;
    private final JournalDatabase database;
    private final PostgresPaperStore paperStore;
    private final PaperRoutes paperRoutes;
    private final DeskTimings timings;
    private final VenueMeters venueMeters;
    private final InstantSource clock = InstantSource.system();
    private final BroadcastProcessor<JournalRecord> journaled = BroadcastProcessor.create();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private volatile boolean cancelOpen;
    private volatile DeskWatch watch = new DeskWatch(0);
    private volatile @Nullable StagedStart stages;
    private volatile @Nullable RunningDesk running;

    @Inject
    public DeskService(
            Vertx vertx,
            JournalDatabase database,
            PostgresPaperStore paperStore,
            PaperRoutes paperRoutes,
            DeskTimings timings,
            VenueMeters venueMeters) {
        this.timings = timings;
        this.paperRoutes = paperRoutes;
        this.venueMeters = venueMeters;
        this.vertx = vertx;
        this.database = database;
        this.paperStore = paperStore;
    }

    /**
     * Starts the desk, once in a process.
     *
     * @throws dev.sluice.journal.postgres.JournalLockedException if another process writes this journal
     */
    public void start(Configuration configuration) {
        cancelOpen = configuration.desk().shutdown().cancelOpen();
        watch = new DeskWatch(configuration.desk().risk().maxDataAge().toNanos());
        StagedStart start = new StagedStart(configuration, vertx, clock, watch, this::fail, timings);
        stages = start;
        running = start.run(
                database, new StagedStart.Surroundings(paperStore, paperRoutes, venueMeters), journaled::onNext);
    }

    /** Completes with the cause if the desk ends by itself: nobody knows what is durable then; only a restart helps. */
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
        RunningDesk desk = running;
        StagedStart start = stages;
        if (desk != null) {
            new OrderlyStop(desk).run(failed.isDone(), cancelOpen);
        }
        if (start != null) {
            start.close();
        }
        running = null;
        stages = null;
        if (!failed.isDone()) {
            watch.enter(Phase.STOPPED, "");
        }
    }

    /** What the loop turns; null before it does, and after it stopped. */
    @Nullable RunningDesk running() {
        return running;
    }

    DeskHealth health() {
        return watch.health(UtcNanos.of(clock.instant()));
    }

    Multi<JournalRecord> journaled() {
        return journaled;
    }

    /** The paper exchange's own account; empty while there is none. */
    Optional<Uni<PaperState>> paper() {
        StagedStart start = stages;
        return start == null
                ? Optional.empty()
                : start.paper().map(host -> Uni.createFrom().completionStage(host::state));
    }

    private void fail(Throwable cause) {
        watch.enter(Phase.FAILED, String.valueOf(cause.getMessage()));
        failed.complete(cause);
    }
}
