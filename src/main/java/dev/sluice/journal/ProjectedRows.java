package dev.sluice.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fold from entries to rows: of each key the last row wins. The same fold builds what one commit writes and what a
 * verification expects. Not thread-safe; memory grows with the number of keys, not of entries.
 */
public final class ProjectedRows {
    /**
     * A row and when it was written.
     *
     * @param sequence of the last entry that wrote the row
     */
    public record Written(ProjectedRow row, long sequence) {}

    private final Map<String, Map<List<String>, Written>> tables = new LinkedHashMap<>();

    public ProjectedRows() {
        Projections.ALL.forEach(projection -> tables.put(projection.table(), new LinkedHashMap<>()));
    }

    /** Applies the rows one entry carries; entries must come in order of sequence. */
    public void apply(long sequence, List<ProjectedRow> rows) {
        for (ProjectedRow row : rows) {
            table(row.projection()).put(row.key(), new Written(row, sequence));
        }
    }

    /**
     * Applies one record.
     *
     * @throws JournalFormatException if the entry cannot be read
     */
    public void apply(JournalRecord row) {
        apply(row.seq(), ProjectedRow.of(row.parsed().payload()));
    }

    /** The rows of a projection by key. */
    public Map<List<String>, Written> rows(Projection projection) {
        return Map.copyOf(table(projection));
    }

    /** Takes the row out, to compare it; what is left at the end was never found. */
    public Optional<Written> remove(Projection projection, List<String> key) {
        return Optional.ofNullable(table(projection).remove(key));
    }

    private Map<List<String>, Written> table(Projection projection) {
        return tables.getOrDefault(projection.table(), Map.of());
    }
}
