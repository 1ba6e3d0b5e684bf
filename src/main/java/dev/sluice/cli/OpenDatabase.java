package dev.sluice.cli;

import dev.sluice.journal.postgres.JournalDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import org.flywaydb.core.Flyway;

/** The pool and the migrations that Quarkus made. */
record OpenDatabase(Pool pool, Flyway flyway) {
    JournalDatabase journal() {
        return new JournalDatabase(pool, flyway);
    }
}
