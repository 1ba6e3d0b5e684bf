package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalHead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The writer's connection. The advisory lock lives and dies with it, so whoever holds the lock is the only one that can
 * still commit: a connection that is lost has lost both.
 */
record WriterSession(SqlConnection connection, PreparedStatement append, JournalHead head) {
    private static final Logger LOG = Logger.getLogger(WriterSession.class);

    /**
     * The generic plan saves planning an insert per table on every commit. The keepalives (seconds) make the server
     * notice within half a minute that nobody is at the other end any more: until then the lock stays taken.
     */
    private static final String LOCK = "SELECT pg_try_advisory_lock($1), current_setting('fsync'),"
            + " set_config('synchronous_commit', 'on', false),"
            + " set_config('plan_cache_mode', 'force_generic_plan', false),"
            + " set_config('tcp_keepalives_idle', '10', false),"
            + " set_config('tcp_keepalives_interval', '5', false),"
            + " set_config('tcp_keepalives_count', '3', false)";

    private static final String UNLOCK = "SELECT pg_advisory_unlock($1), set_config('plan_cache_mode', 'auto', false)";

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    static Uni<WriterSession> open(Pool pool) {
        return pool.getConnection()
                .chain(connection -> lock(connection)
                        .chain(() -> prepare(connection))
                        .onFailure()
                        .call(connection::close));
    }

    /** One statement, one transaction; completes after the commit. */
    Uni<Void> append(Tuple parameters) {
        return append.query().execute(parameters).replaceWithVoid();
    }

    /** What breaks the connection is told by its end; unheard, the client would print it. */
    void onLost(Runnable handler) {
        connection.exceptionHandler(cause -> LOG.debugf(cause, "the writer's connection broke"));
        connection.closeHandler(handler);
    }

    /**
     * The connection goes back to a pool, which would keep the lock; so the lock is given back first. Behind a commit
     * that hangs this waits until the server answers again, however long that takes; the caller does not.
     */
    Uni<Void> close() {
        connection.closeHandler(() -> {});
        CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
        unlock(connection)
                .onFailure()
                .recoverWithNull()
                .chain(connection::close)
                .subscribe()
                .with(closed::complete, cause -> closed.complete(null));
        return Uni.createFrom()
                .<Void>completionStage(closed::copy)
                .ifNoItem()
                .after(CLOSE_TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> lock(SqlConnection connection) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(JournalWriter.LOCK_KEY))
                .chain(rows -> admit(rows.iterator().next()));
    }

    private static Uni<Void> admit(Row row) {
        if (!row.getBoolean(0)) {
            return Uni.createFrom().failure(new JournalLockedException());
        }
        if (!"on".equals(row.getString(1))) {
            LOG.warn("the database runs with fsync = off: a power failure can lose committed entries; switch it on");
        }
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> unlock(SqlConnection connection) {
        return connection
                .preparedQuery(UNLOCK)
                .execute(Tuple.of(JournalWriter.LOCK_KEY))
                .replaceWithVoid();
    }

    private static Uni<WriterSession> prepare(SqlConnection connection) {
        return connection
                .prepare(JournalSql.APPEND)
                .chain(append ->
                        new JournalReader(connection).head().map(head -> new WriterSession(connection, append, head)))
                .onFailure()
                .call(() -> unlock(connection));
    }
}
