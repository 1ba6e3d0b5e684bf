package dev.sluice.journal.postgres;

import java.util.List;
import java.util.Optional;

/**
 * One place where a table is not the fold of the journal.
 *
 * @param table in schema {@code sluice}
 * @param key the row's key values
 * @param column the column that differs, {@code *} if the whole row is missing or should not be there
 * @param sequence of the entry that last wrote the row, 0 if none did
 * @param expected by the journal; empty for no value
 * @param found in the table; empty for no value
 */
public record ProjectionDifference(
        String table,
        List<String> key,
        String column,
        long sequence,
        Optional<String> expected,
        Optional<String> found) {
    @Override
    public String toString() {
        return table + key + "." + column + ": the journal (sequence " + sequence + ") says "
                + expected.orElse("nothing") + ", the table " + found.orElse("nothing");
    }
}
