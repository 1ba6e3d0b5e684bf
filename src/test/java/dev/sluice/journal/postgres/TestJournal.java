package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalHead;
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
import org.flywaydb.core.Flyway;

/** One migrated database with a pool, for tests. */
final class TestJournal implements AutoCloseable {
    /** Shared by all test servers, so that the binaries are unpacked once. */
    static final Optional<Path> BINARIES =
            Optional.of(Path.of("target", "postgres-binaries").toAbsolutePath());

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final DatabaseAddress address;
    final Vertx vertx = Vertx.vertx();
    final Pool pool;

    TestJournal(DatabaseAddress address) {
        this.address = address;
        flyway(address).migrate();
        PgConnectOptions options = PgConnectOptions.fromUri(address.reactiveUrl())
                .setUser(address.username())
                .setPassword(address.password());
        this.pool = Pool.pool(vertx, options, new PoolOptions().setMaxSize(4));
    }

    static Flyway flyway(DatabaseAddress address) {
        return Flyway.configure()
                .dataSource(address.jdbcUrl(), address.username(), address.password())
                .schemas("sluice")
                .load();
    }

    JournalWriter writer() {
        return JournalWriter.open(pool).await().atMost(PATIENCE);
    }

    VerificationReport verify(Optional<JournalHead> head) {
        return new JournalVerification(pool).verify(head).await().atMost(PATIENCE);
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Nobody can write the table until the connection ends its transaction. */
    Connection hold(String table) throws SQLException {
        Connection connection = DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
        }
        return connection;
    }

    /** What a superuser can do to history. */
    void tamper(String statement) throws SQLException {
        sql("SET session_replication_role = replica", statement);
    }

    @Override
    public void close() {
        pool.close().await().atMost(PATIENCE);
        vertx.close().await().atMost(PATIENCE);
    }
}
