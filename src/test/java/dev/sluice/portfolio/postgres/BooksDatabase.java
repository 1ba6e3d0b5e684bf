package dev.sluice.portfolio.postgres;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.journal.postgres.VerificationReport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/** A server with one migrated database, its journal's writer and a pool. */
final class BooksDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Pool pool;
    private final EmbeddedDatabase server;
    private final JournalDatabase database;
    private final JournalWriter writer;
    private final Vertx vertx = Vertx.vertx();

    BooksDatabase(Path directory) {
        server = EmbeddedDatabase.start(
                directory,
                EmbeddedDatabase.DESK,
                Optional.of(Path.of("target", "postgres-binaries").toAbsolutePath()));
        var address = server.address();
        Flyway flyway = Flyway.configure()
                .dataSource(address.jdbcUrl(), address.username(), address.password())
                .schemas("sluice")
                .load();
        PgConnectOptions options = PgConnectOptions.fromUri(address.reactiveUrl())
                .setUser(address.username())
                .setPassword(address.password());
        pool = Pool.pool(vertx, options, new PoolOptions().setMaxSize(4));
        database = new JournalDatabase(pool, flyway);
        database.migrate();
        writer = await(database.writer());
    }

    void append(JournalEntry... entries) {
        await(writer.append(List.of(entries)));
    }

    VerificationReport verify() {
        return await(database.verify(Optional.empty()));
    }

    static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        await(writer.close());
        await(pool.close());
        await(vertx.close());
        server.close();
    }
}
