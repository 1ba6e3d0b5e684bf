package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalFormatException;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.JournalRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a journal.
 *
 * <p>Group commit: while a commit is in flight, further appends wait and then go together in the next one. There is
 * never more than one commit in flight, so rows are durable in the order in which {@link #append} was called.
 *
 * <p>Fail closed: after a failed, lost or overdue commit nobody knows what is durable. That append, all that wait and
 * all later ones fail; nothing is retried, because a retry could write twice. Open a new writer, which reads the head.
 *
 * <p>Safe to call from any thread; nothing here blocks.
 */
public final class JournalWriter {
    /** Key of the advisory lock that makes this the only writer of a database: {@code Sluice} in ASCII. */
    public static final long LOCK_KEY = 0x536C75696365L;

    /** Entries that may wait for their commit; a single larger batch is taken when nothing else waits. */
    public static final int WAITING_ENTRIES_MAX = 10_000;

    /** Entries committed together; a single larger batch is still committed whole. */
    public static final int GROUP_ENTRIES_MAX = 1_000;

    /** A commit that takes longer counts as failed. */
    public static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(30);

    private final WriterSession session;
    private final Object lock = new Object();
    private final Deque<AppendBatch> waiting = new ArrayDeque<>();
    private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();
    private int waitingEntries;
    private boolean committing;
    private boolean closing;
    private volatile JournalHead head;
    private volatile Consumer<JournalRecord> committedListener = row -> {};
    private volatile @Nullable JournalFailedException failure;

    private JournalWriter(WriterSession session) {
        this.session = session;
        this.head = session.head();
        session.onLost(() -> fail(new IllegalStateException("the connection to the database was lost"), List.of()));
    }

    /**
     * Takes a connection of its own and the lock, and reads the head. The connection must be a real session: a pooler
     * in transaction mode between us and PostgreSQL would lose the lock.
     *
     * <p>A server with {@code fsync = off} is warned about: what it commits may not outlive a power failure.
     *
     * <p>Whoever stops waiting for it leaves nothing behind: what is opened after that is closed again, for a lock
     * that nobody knows of could be taken by nobody.
     *
     * @return fails with {@link JournalLockedException} if another process has the lock
     */
    public static Uni<JournalWriter> open(Pool pool) {
        return Uni.createFrom().completionStage(() -> opening(pool));
    }

    private static CompletableFuture<JournalWriter> opening(Pool pool) {
        CompletableFuture<JournalWriter> opened = new CompletableFuture<>();
        WriterSession.open(pool)
                .map(JournalWriter::new)
                .subscribe()
                .with(writer -> handOver(writer, opened), opened::completeExceptionally);
        return opened;
    }

    private static void handOver(JournalWriter writer, CompletableFuture<JournalWriter> opened) {
        if (!opened.complete(writer)) {
            writer.close().subscribe().with(closed -> {}, cause -> {});
        }
    }

    /**
     * Appends entries as one unit: contiguous, and all or nothing. The append happens now, whether or not the result is
     * subscribed to; the result completes after the commit, on the caller's Vert.x context if there is one.
     *
     * @return fails with {@link JournalFormatException} for an entry without canonical form or with a row that fits no
     *     projection, {@link JournalOverflowException} when {@link #WAITING_ENTRIES_MAX} would be passed (in both cases
     *     nothing is written and the journal goes on), or {@link JournalFailedException}
     */
    public Uni<JournalReceipt> append(List<? extends JournalEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().failure(new IllegalArgumentException("nothing to append"));
        }
        try {
            AppendBatch batch = AppendBatch.of(entries);
            enqueue(batch);
            commitNext();
            return batch.receipt();
        } catch (JournalFormatException | JournalOverflowException | JournalFailedException e) {
            return Uni.createFrom().failure(e);
        }
    }

    /** Tells what is committed from here on, row by row and in order. The listener must be quick and must not throw. */
    public void onCommitted(Consumer<JournalRecord> listener) {
        committedListener = listener;
    }

    /** The last durable row. */
    public JournalHead head() {
        return head;
    }

    /** Why the journal accepts nothing any more; empty while it does. */
    public Optional<JournalFailedException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Refuses further appends, commits those that wait, then gives lock and connection back. May be called twice. */
    public Uni<Void> close() {
        synchronized (lock) {
            closing = true;
        }
        commitNext();
        return Uni.createFrom().completionStage(drained::copy).chain(session::close);
    }

    private void enqueue(AppendBatch batch) {
        synchronized (lock) {
            if (failure != null) {
                throw failure;
            }
            if (closing) {
                throw new JournalFailedException("the journal is closed", null);
            }
            if (waitingEntries > 0 && waitingEntries + batch.size() > WAITING_ENTRIES_MAX) {
                throw new JournalOverflowException(waitingEntries, WAITING_ENTRIES_MAX);
            }
            waiting.add(batch);
            waitingEntries += batch.size();
        }
    }

    private void commitNext() {
        List<AppendBatch> batches;
        synchronized (lock) {
            if (committing) {
                return;
            }
            batches = takeGroup();
            committing = !batches.isEmpty();
            if (closing && !committing) {
                drained.complete(null);
            }
        }
        if (!batches.isEmpty()) {
            commit(batches);
        }
    }

    private List<AppendBatch> takeGroup() {
        List<AppendBatch> group = new ArrayList<>();
        int entries = 0;
        for (AppendBatch next = waiting.peek(); next != null; next = waiting.peek()) {
            if (entries > 0 && entries + next.size() > GROUP_ENTRIES_MAX) {
                break;
            }
            entries += next.size();
            group.add(waiting.remove());
        }
        waitingEntries -= entries;
        return group;
    }

    private void commit(List<AppendBatch> batches) {
        try {
            CommitGroup group = new CommitGroup(head, batches);
            session.append(group.parameters())
                    .ifNoItem()
                    .after(COMMIT_TIMEOUT)
                    .failWith(() -> new IllegalStateException(
                            "a commit is overdue: no answer within " + COMMIT_TIMEOUT.toSeconds() + " s"))
                    .subscribe()
                    .with(done -> committed(group), cause -> fail(cause, batches));
        } catch (RuntimeException e) {
            fail(e, batches);
        }
    }

    /** The next commit starts before the callers of this one are told, so that the disk does not wait for them. */
    private void committed(CommitGroup group) {
        synchronized (lock) {
            committing = false;
            head = group.head();
        }
        group.records().forEach(committedListener);
        commitNext();
        group.succeed();
    }

    private void fail(Throwable cause, List<AppendBatch> uncertain) {
        List<AppendBatch> refused = new ArrayList<>(uncertain);
        JournalFailedException failed = new JournalFailedException("the journal has stopped", cause);
        synchronized (lock) {
            failure = failure == null ? failed : failure;
            committing = false;
            refused.addAll(waiting);
            waiting.clear();
            waitingEntries = 0;
            drained.complete(null);
        }
        refused.forEach(batch -> batch.done().completeExceptionally(failed));
    }
}
