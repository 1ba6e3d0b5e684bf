package dev.sluice.journal.postgres;

import dev.sluice.journal.Projection;
import dev.sluice.journal.Projection.Column;
import dev.sluice.journal.Projection.Type;
import dev.sluice.journal.Projections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements, derived from the projections' definitions. */
final class JournalSql {
    static final String HEAD = "SELECT seq, hash FROM sluice.journal ORDER BY seq DESC LIMIT 1";
    static final String HEAD_AT = "SELECT seq, hash FROM sluice.journal WHERE seq = $1";
    static final String PAGE =
            "SELECT seq, entry, previous_hash, hash FROM sluice.journal WHERE seq > $1 ORDER BY seq LIMIT $2";

    /** The first four parameters are the journal's columns as arrays, then one JSON array of rows per projection. */
    static final String APPEND = append();

    private JournalSql() {}

    /** All rows of a projection as text, ordered by nothing: the comparison goes by key. */
    static String select(Projection projection) {
        return names(projection.columns()).map(name -> name + "::text").collect(Collectors.joining(", ", "SELECT ", ""))
                + ", sequence FROM sluice." + projection.table();
    }

    /**
     * One statement writes rows and projections: data-modifying CTEs make it one transaction and one round trip, and
     * the client reports it complete only on ReadyForQuery, which PostgreSQL sends after the commit.
     */
    private static String append() {
        StringBuilder sql = new StringBuilder("WITH journal AS (INSERT INTO sluice.journal"
                + " (seq, entry, previous_hash, hash) SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[],"
                + " $4::text[]))");
        int parameter = 5;
        for (Projection projection : Projections.ALL) {
            sql.append(", ").append(upsert(projection, parameter++));
        }
        return sql.append(" SELECT 1").toString();
    }

    private static String upsert(Projection projection, int parameter) {
        String names = names(projection.columns()).collect(Collectors.joining(", "));
        String read = projection.columns().stream().map(JournalSql::read).collect(Collectors.joining(", "));
        String typed = projection.columns().stream()
                .map(column -> column.name() + " " + wire(column).sql())
                .collect(Collectors.joining(", "));
        String key = projection.keys().isEmpty()
                ? "single"
                : names(projection.keys()).collect(Collectors.joining(", "));
        String assigned = Stream.concat(names(projection.values()), Stream.of("sequence"))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return "%s AS (INSERT INTO sluice.%s (%s, sequence) SELECT %s, sequence"
                        .formatted(projection.table(), projection.table(), names, read)
                + " FROM jsonb_to_recordset($%d::text::jsonb) AS r(%s, sequence bigint)".formatted(parameter, typed)
                + " ON CONFLICT (%s) DO UPDATE SET %s)".formatted(key, assigned);
    }

    /** JSON travels as text within JSON and is cast here, so that every value of a row is a string on the way. */
    private static String read(Column column) {
        return column.type() == Type.JSON ? column.name() + "::jsonb" : column.name();
    }

    private static Type wire(Column column) {
        return column.type() == Type.JSON ? Type.TEXT : column.type();
    }

    private static Stream<String> names(List<Column> columns) {
        return columns.stream().map(Column::name);
    }
}
