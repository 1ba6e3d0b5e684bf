package dev.sluice.venue.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets nothing be told before it is stored. One commit is in flight; what comes meanwhile goes together in the next,
 * and what has to wait for it is done in order once it is durable.
 *
 * <p>After a failed commit nobody knows what is durable: nothing is committed or told any more. One thread only.
 */
final class GroupCommit {
    private static final String STOPPED = "the paper exchange has stopped";

    private final PaperStore store;
    private final Executor loop;
    private final Consumer<Throwable> onFailure;
    private PendingChanges pending = new PendingChanges();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean committing;
    private boolean failed;

    /** What waits until everything before it is durable. */
    interface Waiting {
        void stored();

        /** It never will be known to be durable. */
        default void lost(Throwable cause) {}
    }

    /** @param onFailure called once, after everything that waited was told that it is lost */
    GroupCommit(PaperStore store, Executor loop, Consumer<Throwable> onFailure) {
        this.store = store;
        this.loop = loop;
        this.onFailure = onFailure;
    }

    /** What the next commit will take; add to it, then call {@link #after}. */
    PendingChanges pending() {
        return pending;
    }

    /** Does this once everything up to now is durable; at once if it is. */
    void after(Waiting then) {
        if (failed) {
            then.lost(new IllegalStateException(STOPPED));
            return;
        }
        waiting.add(then);
        next();
    }

    /** Commits nothing more: nobody knows whether what is pending is whole. */
    void stop(Throwable cause) {
        failed = true;
        List<Waiting> lost = waiting;
        waiting = new ArrayList<>();
        lost.forEach(each -> each.lost(cause));
    }

    private void next() {
        while (!committing && !failed && !waiting.isEmpty()) {
            List<Waiting> group = waiting;
            waiting = new ArrayList<>();
            if (pending.isEmpty()) {
                group.forEach(Waiting::stored);
            } else {
                commit(group);
            }
        }
    }

    private void commit(List<Waiting> group) {
        PaperChanges changes = pending.build();
        pending = new PendingChanges();
        committing = true;
        try {
            store.commit(changes).whenCompleteAsync((done, cause) -> committed(group, cause), loop);
        } catch (RuntimeException e) {
            fail(group, e);
        }
    }

    private void committed(List<Waiting> group, @Nullable Throwable cause) {
        if (cause != null || failed) {
            fail(group, cause == null ? new IllegalStateException(STOPPED) : cause);
            return;
        }
        group.forEach(Waiting::stored);
        committing = false;
        next();
    }

    private void fail(List<Waiting> group, Throwable cause) {
        group.forEach(each -> each.lost(cause));
        stop(cause);
        onFailure.accept(cause);
    }
}
