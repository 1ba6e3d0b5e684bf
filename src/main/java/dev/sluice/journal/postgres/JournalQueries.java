package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalRecord;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds journal entries by what they are about. Every {@link Uni} fails with {@link HistoryUnavailableException} if the
 * database does.
 *
 * <p>An entry is canonical text whose first members are {@code at}, {@code kind} and, if it is about an order, {@code
 * orderId}. So each stands between the same quotation marks in every entry, and migration V3 indexes it there, which
 * costs an append far less than parsing JSON would.
 */
@Singleton
public class JournalQueries {
    private static final String AT = "rtrim(split_part(entry, '\"', 4), 'Z') COLLATE \"C\"";
    private static final String KIND = "split_part(entry, '\"', 8)";
    private static final String ABOUT_AN_ORDER = "split_part(entry, '\"', 10) = 'orderId'";
    private static final String ORDER_ID = "split_part(entry, '\"', 12)";
    private static final String SELECT = "SELECT seq, entry, previous_hash, hash FROM sluice.journal WHERE ";

    private static final String OF_ORDERS = SELECT + ABOUT_AN_ORDER + " AND " + ORDER_ID + " = ANY ($1) AND " + KIND
            + " = ANY ($2) ORDER BY seq LIMIT $3";
    private static final String NEWEST_OF_KIND =
            SELECT + KIND + " = $1 AND seq < $2 ORDER BY " + KIND + " DESC, seq DESC LIMIT $3";
    private static final String AT_SEQUENCES = SELECT + "seq = ANY ($1) ORDER BY seq";

    /**
     * Times rise with the sequence, but for a clock that was set back. The nearest entry in time tells where to look;
     * around it so many entries are looked at whatever their time, because some may be out of order.
     */
    private static final int OUT_OF_ORDER = 10_000;

    private static final String NOT_LONG_BEFORE = " AND seq >= COALESCE((SELECT seq FROM sluice.journal WHERE " + AT
            + " >= $%d ORDER BY " + AT + ", seq LIMIT 1), 9223372036854775807) - " + OUT_OF_ORDER;
    private static final String NOT_LONG_AFTER = " AND seq <= COALESCE((SELECT seq FROM sluice.journal WHERE " + AT
            + " < $%d ORDER BY " + AT + " DESC, seq DESC LIMIT 1), 0) + " + OUT_OF_ORDER;

    /** Entries about the orders of one page; an order has a dozen, seldom more. */
    private static final int ABOUT_ORDERS_MAX = 50_000;

    private final Pool pool;

    @Inject
    public JournalQueries(Pool pool) {
        this.pool = pool;
    }

    /**
     * A page of entries, oldest first.
     *
     * @param after the sequence before the first one wanted, 0 for the beginning
     * @param limit entries, 1 to {@link ProjectionQueries#LIMIT_MAX}
     */
    public Uni<List<JournalRecord>> page(JournalFilter filter, long after, int limit) {
        StringBuilder where = new StringBuilder("seq > $1");
        List<Object> parameters = new ArrayList<>(List.of(after));
        filter.kind().ifPresent(kind -> and(where, KIND + " =", parameters, kind));
        filter.orderId().ifPresent(id -> and(where, ABOUT_AN_ORDER + " AND " + ORDER_ID + " =", parameters, id));
        filter.fromNanos().ifPresent(from -> {
            and(where, AT + " >=", parameters, time(from));
            where.append(NOT_LONG_BEFORE.formatted(parameters.size()));
        });
        filter.toNanos().ifPresent(to -> {
            and(where, AT + " <", parameters, time(to));
            where.append(NOT_LONG_AFTER.formatted(parameters.size()));
        });
        parameters.add(limit);
        String sql = SELECT + where + " ORDER BY seq LIMIT $" + parameters.size();
        return records(sql, Tuple.tuple(parameters));
    }

    /**
     * Entries of a kind, newest first.
     *
     * @param before the sequence after the newest one wanted
     * @param limit entries, 1 to {@link ProjectionQueries#LIMIT_MAX} + 1
     */
    public Uni<List<JournalRecord>> newest(String kind, long before, int limit) {
        return records(NEWEST_OF_KIND, Tuple.of(kind, before, limit));
    }

    /** Entries of these kinds about these orders, oldest first. */
    public Uni<List<JournalRecord>> about(Collection<String> orderIds, Collection<String> kinds) {
        return records(
                OF_ORDERS, Tuple.of(orderIds.toArray(String[]::new), kinds.toArray(String[]::new), ABOUT_ORDERS_MAX));
    }

    /** The entries at these sequences, oldest first. */
    public Uni<List<JournalRecord>> at(Collection<Long> sequences) {
        return records(AT_SEQUENCES, Tuple.of(sequences.toArray(Long[]::new)));
    }

    private Uni<List<JournalRecord>> records(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(found -> {
                    List<JournalRecord> records = new ArrayList<>(found.size());
                    found.forEach(row -> records.add(record(row)));
                    return List.copyOf(records);
                })
                .ifNoItem()
                .after(HistoryUnavailableException.PATIENCE)
                .fail()
                .onFailure()
                .transform(HistoryUnavailableException::new);
    }

    private static JournalRecord record(Row row) {
        return new JournalRecord(row.getLong(0), row.getString(1), row.getString(2), row.getString(3));
    }

    private static void and(StringBuilder where, String condition, List<Object> parameters, String value) {
        parameters.add(value);
        where.append(" AND ").append(condition).append(" $").append(parameters.size());
    }

    private static String time(long nanos) {
        String text = UtcNanos.format(nanos);
        return text.substring(0, text.length() - 1);
    }
}
