package dev.sluice.journal.postgres;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.ProjectedRows;
import dev.sluice.journal.ProjectedRows.Written;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projection.Column;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares tables with what the journal says they hold; consumes the expected rows as it meets them. */
final class ProjectionComparison {
    private static final String WHOLE_ROW = "*";

    private final ProjectedRows expected;
    private final List<ProjectionDifference> differences = new ArrayList<>();
    private long total;

    ProjectionComparison(ProjectedRows expected) {
        this.expected = expected;
    }

    /** Takes a row of {@link JournalSql#select}. */
    void found(Projection projection, Row row) {
        List<String> key = projection.keys().stream()
                .map(column -> row.getString(column.name()))
                .toList();
        Optional<Written> match = expected.remove(projection, key);
        if (match.isEmpty()) {
            differs(new ProjectionDifference(
                    projection.table(), key, WHOLE_ROW, 0, Optional.empty(), Optional.of("a row")));
            return;
        }
        Written written = match.get();
        for (Column column : projection.columns()) {
            compare(written, column.name(), written.row().values().get(column.name()), normal(column, row));
        }
        compare(written, "sequence", Long.toString(written.sequence()), String.valueOf(row.getLong("sequence")));
    }

    /** After all rows of a table: what the journal has and the table has not. */
    void end(Projection projection) {
        expected.rows(projection)
                .forEach((key, written) -> differs(new ProjectionDifference(
                        projection.table(),
                        key,
                        WHOLE_ROW,
                        written.sequence(),
                        Optional.of("a row"),
                        Optional.empty())));
    }

    List<ProjectionDifference> differences() {
        return List.copyOf(differences);
    }

    long total() {
        return total;
    }

    private void compare(Written written, String column, @Nullable String wanted, @Nullable String found) {
        if (!Objects.equals(wanted, found)) {
            ProjectedRow row = written.row();
            differs(new ProjectionDifference(
                    row.projection().table(),
                    row.key(),
                    column,
                    written.sequence(),
                    Optional.ofNullable(wanted),
                    Optional.ofNullable(found)));
        }
    }

    /** A tampered table may hold what has no normal form; then its own text is what differs. */
    private static @Nullable String normal(Column column, Row row) {
        String text = row.getString(column.name());
        try {
            return text == null ? null : ProjectedRow.normal(column.type(), text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private void differs(ProjectionDifference difference) {
        total++;
        if (differences.size() < VerificationReport.DIFFERENCES_MAX) {
            differences.add(difference);
        }
    }
}
