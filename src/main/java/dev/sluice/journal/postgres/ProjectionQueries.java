package dev.sluice.journal.postgres;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.ProjectedRows.Written;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projection.Column;
import dev.sluice.journal.Projections;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads orders, fills and proposals as they stand, newest first and page by page. Every {@link Uni} fails with
 * {@link HistoryUnavailableException} if the database does.
 */
@Singleton
public class ProjectionQueries {
    /** Rows in the longest page. */
    public static final int LIMIT_MAX = 1_000;

    /** The column that says when a row came to be; it never changes. */
    private static final Map<Projection, String> TIMES = Map.of(
            Projections.ORDER, "created_at",
            Projections.PROPOSAL, "created_at",
            Projections.FILL, "at",
            Projections.ALERT, "at");

    private static final String ORDER_NAMED = JournalSql.select(Projections.ORDER)
            + " WHERE order_id = $1 OR client_order_id = $1 ORDER BY order_id = $1 DESC LIMIT 1";
    private static final String PROPOSAL_NAMED = JournalSql.select(Projections.PROPOSAL) + " WHERE proposal_id = $1";

    private final Pool pool;

    @Inject
    public ProjectionQueries(Pool pool) {
        this.pool = pool;
    }

    /** The order of that id or client order id. */
    public Uni<Optional<Written>> order(String id) {
        return one(Projections.ORDER, ORDER_NAMED, id);
    }

    /** The proposal of that id. */
    public Uni<Optional<Written>> proposal(String id) {
        return one(Projections.PROPOSAL, PROPOSAL_NAMED, id);
    }

    /**
     * A page, newest first.
     *
     * @param projection orders, proposals, fills or alerts
     * @param equal column names, and the text each must have
     * @param after where the page before ended
     * @param limit rows, 1 to {@link #LIMIT_MAX}
     */
    public Uni<List<Written>> newest(
            Projection projection, SortedMap<String, String> equal, Optional<PageCursor> after, int limit) {
        List<String> order = order(projection);
        List<Object> parameters = new ArrayList<>(equal.values());
        List<String> conditions = new ArrayList<>();
        for (String column : equal.keySet()) {
            conditions.add(known(projection, column) + " = $" + (conditions.size() + 1));
        }
        after.ifPresent(cursor -> {
            conditions.add(before(order, parameters.size()));
            parameters.addAll(cursor.values());
        });
        parameters.add(limit);
        String sql = JournalSql.select(projection)
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + order.stream().map(key -> key + " DESC").collect(Collectors.joining(", ", " ORDER BY ", ""))
                + " LIMIT $" + parameters.size();
        return rows(projection, sql, Tuple.tuple(parameters));
    }

    /** Where a page that ends with this row ends. */
    public PageCursor cursor(ProjectedRow row) {
        List<String> values = new ArrayList<>();
        String time = Objects.requireNonNull(row.values().get(time(row.projection())));
        values.add(time.endsWith("Z") ? time.substring(0, time.length() - 1) : time);
        values.addAll(row.key());
        return new PageCursor(values);
    }

    /** Whether the cursor can be of a page of that projection. */
    public boolean fits(Projection projection, PageCursor cursor) {
        return cursor.values().size() == 1 + projection.keys().size();
    }

    private Uni<Optional<Written>> one(Projection projection, String sql, String id) {
        return rows(projection, sql, Tuple.of(id)).map(rows -> rows.stream().findFirst());
    }

    private Uni<List<Written>> rows(Projection projection, String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(found -> {
                    List<Written> rows = new ArrayList<>(found.size());
                    found.forEach(row -> rows.add(written(projection, row)));
                    return List.copyOf(rows);
                })
                .ifNoItem()
                .after(HistoryUnavailableException.PATIENCE)
                .fail()
                .onFailure()
                .transform(HistoryUnavailableException::new);
    }

    private static Written written(Projection projection, Row row) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Column column : projection.columns()) {
            String text = row.getString(column.name());
            if (text != null) {
                values.put(column.name(), ProjectedRow.normal(column.type(), text));
            }
        }
        return new Written(new ProjectedRow(projection, values), row.getLong("sequence"));
    }

    /**
     * Times have no, three, six or nine decimals. Without the Z a shorter text is a prefix of the longer ones and so
     * comes before them, as it should; migration V3 has indexes on these very expressions.
     */
    private static List<String> order(Projection projection) {
        List<String> order = new ArrayList<>();
        order.add("rtrim(" + time(projection) + ", 'Z') COLLATE \"C\"");
        projection.keys().forEach(column -> order.add(column.name() + " COLLATE \"C\""));
        return order;
    }

    private static String before(List<String> order, int parametersBefore) {
        String values = IntStream.rangeClosed(1, order.size())
                .mapToObj(i -> "$" + (parametersBefore + i))
                .collect(Collectors.joining(", "));
        return "(" + String.join(", ", order) + ") < (" + values + ")";
    }

    private static String time(Projection projection) {
        String column = TIMES.get(projection);
        if (column == null) {
            throw new IllegalArgumentException(projection.table() + " have no order in time");
        }
        return column;
    }

    private static String known(Projection projection, String column) {
        if (projection.columns().stream().noneMatch(known -> known.name().equals(column))) {
            throw new IllegalArgumentException(projection.table() + " have no column " + column);
        }
        return column;
    }
}
