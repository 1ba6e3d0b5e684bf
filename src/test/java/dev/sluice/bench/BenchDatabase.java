package dev.sluice.bench;

import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.journal.postgres.JournalDatabase;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** The product's own embedded PostgreSQL, fsync on, under the build directory; started when first asked for. */
final class BenchDatabase implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final List<Pool> pools = new ArrayList<>();
    private @Nullable EmbeddedDatabase server;

    /** A pool on an empty, migrated journal. */
    Pool emptyJournal() throws IOException {
        return journal().pool();
    }

    /** An empty, migrated journal. */
    record Journal(Pool pool, JournalDatabase database, BenchDatabase owner) implements AutoCloseable {
        @Override
        public void close() {
            owner.release(pool);
        }
    }

    Journal journal() throws IOException {
        DatabaseAddress address = server().database("bench");
        Flyway flyway = Flyway.configure()
                .dataSource(address.jdbcUrl(), address.username(), address.password())
                .schemas("sluice")
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
        PgConnectOptions options = PgConnectOptions.fromUri(address.reactiveUrl())
                .setUser(address.username())
                .setPassword(address.password());
        Pool pool = Pool.pool(vertx, options, new PoolOptions().setMaxSize(2));
        pools.add(pool);
        return new Journal(pool, new JournalDatabase(pool, flyway), this);
    }

    void release(Pool pool) {
        pools.remove(pool);
        pool.close().await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        pools.forEach(pool -> pool.close().await().atMost(PATIENCE));
        pools.clear();
        vertx.close().await().atMost(PATIENCE);
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private EmbeddedDatabase server() throws IOException {
        EmbeddedDatabase running = server;
        if (running == null) {
            Optional<Path> binaries = Optional.of(Workplace.target().resolve("postgres-binaries"));
            running = EmbeddedDatabase.start(Workplace.folder("database"), "bench", binaries);
            server = running;
        }
        return running;
    }
}
