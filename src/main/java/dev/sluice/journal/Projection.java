package dev.sluice.journal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one definition of a projection, from which the fold, the SQL and the comparison all derive.
 *
 * @param name the payload key under which an entry carries a new row, such as {@code order}
 * @param table the table in schema {@code sluice}
 * @param columns all columns but {@code sequence}; a projection without key columns has a single row
 */
public record Projection(String name, String table, List<Column> columns) {
    /**
     * One column.
     *
     * @param key the key in a payload row, in camel case; the column's name is the same in snake case
     */
    public record Column(String key, Type type, Presence presence) {
        private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

        /** The column's name in the table. */
        public String name() {
            return CAPITAL.matcher(key).replaceAll("_$0").toLowerCase(Locale.ROOT);
        }
    }

    /** What a column holds. */
    public enum Type {
        /** Any string. Times are ISO-8601 text too: {@code timestamptz} would lose the nanoseconds. */
        TEXT("text"),
        /** An exact decimal, in a payload a string or a whole number; compared by value. */
        NUMERIC("numeric"),
        /** A map or list. */
        JSON("jsonb");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** The column's type in PostgreSQL. */
        public String sql() {
            return sql;
        }
    }

    /** Whether a row must have the column. */
    public enum Presence {
        KEY,
        REQUIRED,
        OPTIONAL
    }

    public Projection {
        columns = List.copyOf(columns);
    }

    /** The columns that tell rows apart. */
    public List<Column> keys() {
        return columns.stream().filter(c -> c.presence() == Presence.KEY).toList();
    }

    /** The columns that are overwritten by a later row of the same key. */
    public List<Column> values() {
        return columns.stream().filter(c -> c.presence() != Presence.KEY).toList();
    }
}
