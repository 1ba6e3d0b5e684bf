package dev.sluice.pipeline;

import dev.sluice.operator.DeskTimings;
import dev.sluice.portfolio.AccountSnapshot;
import dev.sluice.portfolio.postgres.SnapshotStore;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps a snapshot of the account from time to time, and soon after every fill; looks once a second whether the account
 * adds up. On the desk's loop. One snapshot is written at a time; what comes meanwhile is replaced by what comes after
 * it, and one that cannot be written is counted and forgotten: trading knows nothing of it.
 */
final class SnapshotKeeper {
    private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class);
    private static final long LOOK_NANOS = UtcNanos.PER_SECOND;

    /** Old snapshots thrown away with each one that is written: more than can come meanwhile. */
    private static final int PRUNED_ROWS = 100;

    private final RunningDesk desk;
    private final SnapshotStore store;
    private final Rhythm rhythm;
    private final DeskTimings timings;
    private long lastNanos = Long.MIN_VALUE;
    private long lastFills;
    private boolean writing;
    private Optional<AccountSnapshot> waiting = Optional.empty();

    /**
     * How often, and for how long.
     *
     * @param intervalNanos between two snapshots without a fill
     * @param retentionNanos how long they are kept
     */
    record Rhythm(long intervalNanos, long retentionNanos) {
        static Rhythm of(AccountConfig account) {
            return new Rhythm(
                    account.snapshotInterval().toNanos(),
                    account.snapshotRetention().toNanos());
        }
    }

    SnapshotKeeper(RunningDesk desk, SnapshotStore store, Rhythm rhythm, DeskTimings timings) {
        this.desk = desk;
        this.store = store;
        this.rhythm = rhythm;
        this.timings = timings;
    }

    void begin() {
        look(desk.nowNanos());
        desk.loop().at(desk.nowNanos() + LOOK_NANOS, this::begin);
    }

    private void look(long now) {
        TradingPipeline pipeline = desk.run().pipeline();
        desk.run().turn(new DeskInput.BooksLookedAt(now));
        long fills = pipeline.counters().filled();
        if (lastNanos == Long.MIN_VALUE || now - lastNanos >= rhythm.intervalNanos() || fills != lastFills) {
            lastNanos = now;
            lastFills = fills;
            desk.run().turn(new DeskInput.AccountValued(now));
            keep(pipeline.snapshot(now));
        }
    }

    private void keep(AccountSnapshot snapshot) {
        if (writing) {
            waiting = Optional.of(snapshot);
            return;
        }
        writing = true;
        store.save(snapshot)
                .chain(() -> store.prune(snapshot.atNanos() - rhythm.retentionNanos(), PRUNED_ROWS))
                .subscribe()
                .with(_ -> written(true), cause -> {
                    LOG.debugf(cause, "a snapshot of the account is not kept");
                    written(false);
                });
    }

    private void written(boolean kept) {
        timings.snapshot(kept);
        desk.loop().execute(() -> {
            writing = false;
            Optional<AccountSnapshot> next = waiting;
            waiting = Optional.empty();
            next.ifPresent(this::keep);
        });
    }
}
