package dev.sluice.venue.paper.postgres;

import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** A new migrated database with a pool. */
final class PaperDatabase implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Pool pool;
    private final DatabaseAddress address;
    private final Vertx vertx = Vertx.vertx();

    PaperDatabase(EmbeddedDatabase server) {
        address = server.database("paper_" + DATABASES.incrementAndGet());
        migrate();
        PgConnectOptions options = PgConnectOptions.fromUri(address.reactiveUrl())
                .setUser(address.username())
                .setPassword(address.password());
        pool = Pool.pool(vertx, options, new PoolOptions().setMaxSize(4));
    }

    static EmbeddedDatabase server(Path directory) {
        Path binaries = Path.of("target", "postgres-binaries").toAbsolutePath();
        return EmbeddedDatabase.start(directory, EmbeddedDatabase.DESK, Optional.of(binaries));
    }

    void migrate() {
        Flyway.configure()
                .dataSource(address.jdbcUrl(), address.username(), address.password())
                .schemas("sluice")
                .load()
                .migrate();
    }

    void sql(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Override
    public void close() {
        pool.close().await().atMost(PATIENCE);
        vertx.close().await().atMost(PATIENCE);
    }
}
