package dev.sluice.journal.postgres;

import dev.sluice.journal.ChainProblem;
import dev.sluice.journal.ChainVerifier;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * The database that holds a journal: its schema, its writer, its readers. What gives back no {@link Uni} blocks: call
 * it from a main or a worker, never from an event loop.
 */
@Singleton
public class JournalDatabase {
    /** The newest migration of {@code db/migration}. */
    public static final int SCHEMA_VERSION = 15;

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String SERVER_VERSION = "SELECT current_setting('server_version_num')::int";
    private static final String HAS_JOURNAL = "SELECT to_regclass('sluice.journal') IS NOT NULL";
    private static final String FOREIGN_TABLES = "SELECT string_agg(tablename, ', ' ORDER BY tablename) FROM pg_tables"
            + " WHERE schemaname = 'sluice' AND tablename <> ALL ($1)";
    private static final String HISTORY_TABLE = "flyway_schema_history";
    private static final String SCHEMA =
            "SELECT max(version::int) FROM sluice.flyway_schema_history WHERE success AND version IS NOT NULL";
    private static final String FIRST_ENTRY = "SELECT entry FROM sluice.journal ORDER BY seq LIMIT 1";
    private static final String REPLAY_MODE = "\"mode\":\"replay\"";

    private final Pool pool;
    private final Flyway flyway;

    @Inject
    public JournalDatabase(Pool pool, Flyway flyway) {
        this.pool = pool;
        this.flyway = flyway;
    }

    /** See {@link JournalWriter#open}. */
    public Uni<JournalWriter> writer() {
        return JournalWriter.open(pool);
    }

    /** Reads what a process that starts has to know of those before it. */
    public RecoveryReader recovery() {
        return new RecoveryReader(pool);
    }

    /** Which alerts were delivered. */
    public DeliveryMarks deliveries() {
        return new DeliveryMarks(pool);
    }

    /** See {@link JournalVerification#verify}. */
    public Uni<VerificationReport> verify(Optional<JournalHead> expected) {
        return new JournalVerification(pool).verify(expected);
    }

    /**
     * Walks the newest part of the chain, which is quick however long the journal is; {@link #verify} walks all of it
     * and compares the tables, too.
     *
     * @param rows how many, 1 or more
     * @return the first problem
     */
    public Uni<Optional<ChainProblem>> verifyTail(int rows) {
        JournalReader reader = new JournalReader(pool);
        return reader.head().chain(head -> {
            long before = Math.max(0, head.sequence() - rows);
            Uni<JournalHead> trusted = before == 0
                    ? Uni.createFrom().item(JournalHead.EMPTY)
                    : reader.headAt(before).map(found -> found.orElse(JournalHead.EMPTY));
            return trusted.chain(start -> {
                ChainVerifier chain = new ChainVerifier(start, Optional.of(head));
                return reader.after(start.sequence())
                        .emitOn(Infrastructure.getDefaultWorkerPool(), JournalReader.PAGE_ROWS)
                        .select()
                        .first(chain::accept)
                        .onItem()
                        .ignoreAsUni()
                        .map(done -> chain.finish());
            });
        });
    }

    /**
     * Makes sure that this is still the journal that it was: its schema is known here, and what was durable is in it.
     * A server can come back from a backup, or as a standby that had not received everything.
     *
     * @param known a head that was durable
     * @return fails with {@link JournalInUseException} if a newer version has changed the schema meanwhile, or with
     *     {@link JournalTornException} if that head is not in the chain
     */
    public Uni<Void> requireContinuation(JournalHead known) {
        return pool.query(SCHEMA)
                .execute()
                .invoke(rows -> requireKnown(rows.iterator().next().getInteger(0)))
                .chain(() -> known.sequence() == 0
                        ? Uni.createFrom().item(Optional.of(known))
                        : new JournalReader(pool).headAt(known.sequence()))
                .invoke(found -> {
                    if (!found.equals(Optional.of(known))) {
                        throw new JournalTornException(known);
                    }
                })
                .replaceWithVoid();
    }

    private static void requireKnown(int version) {
        if (version > SCHEMA_VERSION) {
            throw JournalInUseException.newer(Integer.toString(version));
        }
    }

    /** All rows after a sequence, in order; see {@link JournalReader#after}. */
    public Multi<JournalRecord> after(long sequence) {
        return new JournalReader(pool).after(sequence);
    }

    /** See {@link JournalExport#writeTo}. */
    public Uni<JournalHead> export(OutputStream out) {
        return new JournalExport(new JournalReader(pool)).writeTo(out);
    }

    /** Whether there is a journal, empty or not. */
    public boolean hasJournal() {
        return await(pool.query(HAS_JOURNAL).execute()).iterator().next().getBoolean(0);
    }

    /**
     * Brings the schema up to date.
     *
     * @throws JournalInUseException if a newer version made the schema, because what it means there is not known here,
     *     or if the server is older than {@link DatabaseFindings#OLDEST_MAJOR_VERSION}
     */
    public void migrate() {
        requireServer(
                await(pool.query(SERVER_VERSION).execute()).iterator().next().getInteger(0));
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw JournalInUseException.newer(String.valueOf(migration.getVersion()));
            }
        }
        flyway.migrate();
    }

    static void requireServer(int versionNumber) {
        if (versionNumber / 10_000 < DatabaseFindings.OLDEST_MAJOR_VERSION) {
            throw JournalInUseException.oldServer(versionNumber / 10_000);
        }
    }

    /**
     * Makes an empty journal, for a replay, in place of an earlier replay's.
     *
     * @throws JournalInUseException if the database holds a journal that is not a replay's, or tables in schema
     *     {@code sluice} that are not ours: those are never thrown away
     * @throws JournalLockedException if another process writes it at this moment
     */
    public void recreateForReplay() {
        await(pool.withConnection(connection -> locked(connection, () -> dropReplay(connection))));
        migrate();
    }

    private static Uni<Void> dropReplay(SqlConnection connection) {
        return connection
                .preparedQuery(FOREIGN_TABLES)
                .execute(Tuple.of(ownTables()))
                .invoke(JournalDatabase::requireNoneForeign)
                .chain(() -> connection.query(HAS_JOURNAL).execute())
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? connection.query(FIRST_ENTRY).execute().invoke(JournalDatabase::requireReplay)
                        : Uni.createFrom().nullItem())
                .chain(() ->
                        connection.query("DROP SCHEMA IF EXISTS sluice CASCADE").execute())
                .replaceWithVoid();
    }

    private static String[] ownTables() {
        return Stream.concat(
                        Stream.of("journal", "account_snapshots", HISTORY_TABLE, DeliveryMarks.TABLE),
                        Projections.ALL.stream().map(Projection::table))
                .toArray(String[]::new);
    }

    private static void requireNoneForeign(RowSet<Row> tables) {
        String names = tables.iterator().next().getString(0);
        if (names != null) {
            throw JournalInUseException.foreignTables(names);
        }
    }

    private static void requireReplay(RowSet<Row> firstEntry) {
        if (firstEntry.size() > 0 && !firstEntry.iterator().next().getString(0).contains(REPLAY_MODE)) {
            throw JournalInUseException.desk();
        }
    }

    /** Holds the writer's lock meanwhile. */
    private static Uni<Void> locked(SqlConnection connection, Supplier<Uni<Void>> work) {
        Tuple key = Tuple.of(JournalWriter.LOCK_KEY);
        return connection
                .preparedQuery("SELECT pg_try_advisory_lock($1)")
                .execute(key)
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? work.get()
                                .eventually(() -> connection
                                        .preparedQuery("SELECT pg_advisory_unlock($1)")
                                        .execute(key))
                        : Uni.createFrom().failure(new JournalLockedException()));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
