package dev.sluice.bench;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The least that durability costs: one insert of a kilobyte, on one connection, committed. */
final class BareInsert implements AutoCloseable {
    private static final String TEXT = "x".repeat(1_000);

    private final SqlConnection connection;
    private final PreparedQuery<RowSet<Row>> insert;
    private long key;

    BareInsert(Pool pool) {
        connection = pool.getConnection().await().atMost(BenchDatabase.PATIENCE);
        connection
                .query("DROP TABLE IF EXISTS bare; CREATE TABLE bare (seq bigint PRIMARY KEY, entry text NOT NULL)")
                .execute()
                .await()
                .atMost(BenchDatabase.PATIENCE);
        insert = connection.preparedQuery("INSERT INTO bare VALUES ($1, $2)");
    }

    /** Inserts a row, and says how many nanoseconds it took. */
    long nanos() {
        long began = System.nanoTime();
        insert.execute(Tuple.of(key++, TEXT)).await().atMost(BenchDatabase.PATIENCE);
        return System.nanoTime() - began;
    }

    @Override
    public void close() {
        connection.close().await().atMost(BenchDatabase.PATIENCE);
    }
}
