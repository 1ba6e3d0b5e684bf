package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalHead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The writer's connection. The advisory lock lives and dies with it, so whoever holds the lock is the only one that can
 * still commit: a connection that is lost has lost both.
 */
record WriterSession(SqlConnection connection, PreparedStatement append, JournalHead head) {
    private static final Logger LOG = Logger.getLogger(WriterSession.class);

    /** The generic plan saves planning seven inserts on every commit. */
    private static final String LOCK = "SELECT pg_try_advisory_lock($1), current_setting('fsync'),"
            + " set_config('synchronous_commit', 'on', false),"
            + " set_config('plan_cache_mode', 'force_generic_plan', false)";

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

    void onLost(Runnable handler) {
        connection.closeHandler(handler);
    }

    /** The connection goes back to a pool, which would keep the lock; so the lock is given back first. */
    Uni<Void> close() {
        connection.closeHandler(() -> {});
        return unlock(connection)
                .chain(connection::close)
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
