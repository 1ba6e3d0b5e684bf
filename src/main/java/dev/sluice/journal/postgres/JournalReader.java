package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the journal page by page, so that memory stays bounded however long it is. */
public final class JournalReader {
    /** Rows fetched at once. */
    static final int PAGE_ROWS = 1_000;

    private final SqlClient client;

    /** Reads through a pool, or through one connection and so within its transaction. */
    public JournalReader(SqlClient client) {
        this.client = client;
    }

    /** All rows after a sequence (0 for all), in order; the next page is fetched when the last one is consumed. */
    public Multi<JournalRecord> after(long sequence) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(sequence), this::page)
                .whilst(page -> page.size() == PAGE_ROWS)
                .onItem()
                .<JournalRecord>disjoint();
    }

    /** Where the journal was after that row; empty if there is no such row. */
    public Uni<Optional<JournalHead>> headAt(long sequence) {
        return client.preparedQuery(JournalSql.HEAD_AT)
                .execute(Tuple.of(sequence))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(headOf(rows)));
    }

    /** Where the journal ends. */
    public Uni<JournalHead> head() {
        return client.query(JournalSql.HEAD).execute().map(JournalReader::headOf);
    }

    private Uni<List<JournalRecord>> page(AtomicLong last) {
        return client.preparedQuery(JournalSql.PAGE)
                .execute(Tuple.of(last.get(), PAGE_ROWS))
                .map(rows -> records(rows, last));
    }

    private static List<JournalRecord> records(RowSet<Row> rows, AtomicLong last) {
        List<JournalRecord> page = new ArrayList<>(rows.size());
        for (Row row : rows) {
            page.add(new JournalRecord(row.getLong(0), row.getString(1), row.getString(2), row.getString(3)));
            last.set(row.getLong(0));
        }
        return page;
    }

    static JournalHead headOf(RowSet<Row> rows) {
        for (Row row : rows) {
            return new JournalHead(row.getLong(0), row.getString(1));
        }
        return JournalHead.EMPTY;
    }
}
