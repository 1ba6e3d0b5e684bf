package dev.sluice.journal;

import dev.sluice.journal.Projection.Column;
import dev.sluice.journal.Projection.Presence;
import dev.sluice.journal.Projection.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of a projection.
 *
 * @param values column name to text; an absent value is an absent key. Numbers are plain text without trailing zeros
 *     and JSON is canonical, so that equal values are equal texts
 */
public record ProjectedRow(Projection projection, SortedMap<String, String> values) {
    /** Digits a number may have before or after its point: far more than money needs, and safe for any column. */
    private static final int DIGITS_MAX = 200;

    /** The values of the key columns, in their order; empty for a projection of a single row. */
    public List<String> key() {
        return projection.keys().stream()
                .map(column -> Objects.requireNonNull(values.get(column.name())))
                .toList();
    }

    /**
     * A column's value.
     *
     * @param key of the column in a payload, in camel case
     * @throws IllegalArgumentException if the projection has no such column
     */
    public Optional<String> value(String key) {
        Column column = projection.columns().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(projection.name() + " has no column for " + key));
        return Optional.ofNullable(values.get(column.name()));
    }

    /**
     * The value of a column that every row has.
     *
     * @throws JournalFormatException if this row lacks it
     */
    public String text(String key) {
        return value(key)
                .orElseThrow(() -> new JournalFormatException(
                        "a row of " + projection.table() + " lacks \"" + key + "\": " + this));
    }

    /**
     * All rows an entry carries, in the order of {@link Projections#ALL}. Keys no column is made from are passed over:
     * they may be of a column dropped since.
     *
     * @throws JournalFormatException if a row lacks a required value or has one of the wrong type
     */
    public static List<ProjectedRow> of(Map<String, Object> payload) {
        List<ProjectedRow> rows = new ArrayList<>();
        for (Projection projection : Projections.ALL) {
            for (Object row : carried(payload.get(projection.name()))) {
                rows.add(row(projection, map(projection, row)));
            }
        }
        return rows;
    }

    /**
     * The same for an entry about to be written, where an unknown key is a mistake and not history.
     *
     * @throws JournalFormatException as {@link #of}, or for an unknown key
     */
    public static List<ProjectedRow> ofNew(Map<String, Object> payload) {
        for (Projection projection : Projections.ALL) {
            List<String> known = projection.columns().stream().map(Column::key).toList();
            for (Object row : carried(payload.get(projection.name()))) {
                for (Object key : map(projection, row).keySet()) {
                    if (!known.contains(key)) {
                        throw new JournalFormatException(projection.name() + " has no column for \"" + key + "\"");
                    }
                }
            }
        }
        return of(payload);
    }

    /** The normal text of a value as this class holds it; also used on what a database returns. */
    public static String normal(Type type, String text) {
        return switch (type) {
            case TEXT -> text;
            case NUMERIC -> plain(new BigDecimal(text));
            case JSON -> CanonicalJson.write(CanonicalJson.parse(text));
        };
    }

    private static List<?> carried(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> several -> several;
            default -> List.of(value);
        };
    }

    private static Map<?, ?> map(Projection projection, @Nullable Object row) {
        if (row instanceof Map<?, ?> map) {
            return map;
        }
        throw new JournalFormatException("a row of " + projection.name() + " must be a map");
    }

    private static ProjectedRow row(Projection projection, Map<?, ?> given) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Column column : projection.columns()) {
            Object value = given.get(column.key());
            if (value != null) {
                values.put(column.name(), text(projection, column, value));
            } else if (column.presence() != Presence.OPTIONAL) {
                throw new JournalFormatException(projection.name() + " needs \"" + column.key() + "\"");
            }
        }
        return new ProjectedRow(projection, values);
    }

    private static String text(Projection projection, Column column, Object value) {
        if (column.type() == Type.TEXT && value instanceof String text) {
            return text;
        }
        boolean number = value instanceof String || value instanceof Long || value instanceof Integer;
        if (column.type() == Type.NUMERIC && number) {
            return number(projection, column, value.toString());
        }
        if (column.type() == Type.JSON && (value instanceof Map || value instanceof List)) {
            return CanonicalJson.write(value);
        }
        throw wrong(projection, column, value);
    }

    private static String number(Projection projection, Column column, String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) <= DIGITS_MAX && number.precision() <= DIGITS_MAX) {
                return plain(number);
            }
        } catch (NumberFormatException e) {
            // falls to the one refusal below, which names the column
        }
        throw wrong(projection, column, text);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static JournalFormatException wrong(Projection projection, Column column, Object value) {
        return new JournalFormatException(projection.name() + "." + column.key() + " must be "
                + column.type().sql() + " but is " + value.getClass().getSimpleName() + " " + value);
    }
}
