package dev.sluice.operator;

import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.ProjectedRow;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a row of a projection by the names of its columns. */
record RowText(ProjectedRow row) {
    private static final int WITHOUT_DECIMALS = "2026-01-31T12:00:00Z".length();

    /** A column that every row has. */
    String text(String column) {
        return Objects.requireNonNull(row.values().get(column), column);
    }

    @Nullable String orNull(String column) {
        return row.values().get(column);
    }

    /** A time, with milliseconds at least. */
    String time(String column) {
        return withMillis(text(column));
    }

    /** Strings by their names, from a JSON object. */
    Map<String, String> map(String column) {
        Map<String, String> strings = new TreeMap<>();
        if (CanonicalJson.parse(text(column)) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> strings.put(String.valueOf(key), String.valueOf(value)));
        }
        return strings;
    }

    /** The same time with milliseconds at least: a reader that expects a fraction must always find one. */
    static String withMillis(String text) {
        return text.length() == WITHOUT_DECIMALS ? text.substring(0, WITHOUT_DECIMALS - 1) + ".000Z" : text;
    }
}
