package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projection.Column;
import dev.sluice.journal.Projections;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.ProposalState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a process that starts has to know of those before it, from the projections. */
public final class RecoveryReader {
    private static final String ENDED = Arrays.stream(OrderState.values())
            .filter(OrderState::isTerminal)
            .map(state -> "'" + state.name() + "'")
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    private static final String ALIVE = " WHERE state NOT IN (" + ENDED + ") ORDER BY sequence, order_id";
    private static final String WAITING =
            " WHERE state = '" + ProposalState.PENDING_APPROVAL.code() + "' ORDER BY sequence, proposal_id";
    private static final String NEWEST = " ORDER BY sequence DESC LIMIT $1";
    private static final String FIRST_ENTRY =
            "SELECT seq, entry, previous_hash, hash FROM sluice.journal ORDER BY seq LIMIT 1";
    private static final String NEWEST_OF_KIND = "SELECT seq, entry, previous_hash, hash FROM sluice.journal"
            + " WHERE split_part(entry, '\"', 8) = $1 ORDER BY split_part(entry, '\"', 8) DESC, seq DESC LIMIT $2";
    private static final String COUNTS = "SELECT (SELECT count(*) FROM sluice.proposals),"
            + " (SELECT count(*) FROM sluice.proposals WHERE state = 'risk_rejected'),"
            + " (SELECT count(*) FROM sluice.orders), (SELECT count(*) FROM sluice.fills)";

    private final SqlClient client;

    RecoveryReader(SqlClient client) {
        this.client = client;
    }

    /** How many rows there are. */
    public record Counts(long proposals, long refused, long orders, long fills) {}

    /** All rows of a projection. */
    public Uni<List<ProjectedRow>> all(Projection projection) {
        return read(projection, "", Tuple.tuple());
    }

    /** The newest rows of a projection, oldest first. */
    public Uni<List<ProjectedRow>> newest(Projection projection, int limit) {
        return read(projection, NEWEST, Tuple.of(limit)).map(List::reversed);
    }

    /** Orders that had not ended, oldest first. */
    public Uni<List<ProjectedRow>> liveOrders() {
        return read(Projections.ORDER, ALIVE, Tuple.tuple());
    }

    /** Proposals that wait for a person, longest first. */
    public Uni<List<ProjectedRow>> waitingProposals() {
        return read(Projections.PROPOSAL, WAITING, Tuple.tuple());
    }

    /** The newest orders that had ended, oldest first: late reports may come for them. */
    public Uni<List<ProjectedRow>> endedOrders(int limit) {
        return read(Projections.ORDER, " WHERE state IN (" + ENDED + ")" + NEWEST, Tuple.of(limit))
                .map(List::reversed);
    }

    /** The fills of orders that had not ended. */
    public Uni<List<ProjectedRow>> fillsOfLiveOrders() {
        return read(
                Projections.FILL,
                " WHERE order_id IN (SELECT order_id FROM sluice.orders WHERE state NOT IN (" + ENDED + "))",
                Tuple.tuple());
    }

    public Uni<Counts> counts() {
        return client.query(COUNTS).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Counts(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
        });
    }

    /** The first entry; empty in a new journal. */
    public Uni<Optional<JournaledEntry>> firstEntry() {
        return client.query(FIRST_ENTRY).execute().map(rows -> {
            for (Row row : rows) {
                return Optional.of(record(row).parsed());
            }
            return Optional.empty();
        });
    }

    /** The newest entries of a kind, oldest first. */
    public Uni<List<JournaledEntry>> newestEntries(String kind, int limit) {
        return client.preparedQuery(NEWEST_OF_KIND)
                .execute(Tuple.of(kind, limit))
                .map(rows -> {
                    List<JournaledEntry> entries = new ArrayList<>(rows.size());
                    rows.forEach(row -> entries.add(record(row).parsed()));
                    return entries.reversed();
                });
    }

    private static JournalRecord record(Row row) {
        return new JournalRecord(row.getLong(0), row.getString(1), row.getString(2), row.getString(3));
    }

    private Uni<List<ProjectedRow>> read(Projection projection, String rest, Tuple parameters) {
        return client.preparedQuery(JournalSql.select(projection) + rest)
                .execute(parameters)
                .map(rows -> rows(projection, rows));
    }

    static List<ProjectedRow> rows(Projection projection, RowSet<Row> rows) {
        List<ProjectedRow> projected = new ArrayList<>(rows.size());
        for (Row row : rows) {
            SortedMap<String, String> values = new TreeMap<>();
            for (Column column : projection.columns()) {
                String text = row.getString(column.name());
                if (text != null) {
                    values.put(column.name(), ProjectedRow.normal(column.type(), text));
                }
            }
            projected.add(new ProjectedRow(projection, values));
        }
        return projected;
    }
}
