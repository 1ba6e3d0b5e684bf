package dev.sluice.journal.postgres;

import dev.sluice.journal.ChainProblem;
import dev.sluice.journal.ChainVerifier;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.ProjectedRows;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves a journal: walks the chain, folds the projections anew and compares them with the tables. Works on a snapshot,
 * so a writer may go on meanwhile. Memory grows with the number of projection rows, not of entries.
 */
public final class JournalVerification {
    private static final String SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private final Pool pool;

    public JournalVerification(Pool pool) {
        this.pool = pool;
    }

    /** Verifies all; with an expected head also that nothing was cut off or rewritten up to it. */
    public Uni<VerificationReport> verify(Optional<JournalHead> expected) {
        return pool.withConnection(connection -> connection
                .query(SNAPSHOT)
                .execute()
                .chain(() -> new Walk(connection, new ChainVerifier(expected)).run())
                .eventually(() -> connection.query("ROLLBACK").execute()));
    }

    /** One verification. Its fields are touched by one step at a time, never by two threads at once. */
    private static final class Walk {
        private final SqlConnection connection;
        private final ChainVerifier chain;
        private final ProjectedRows rows = new ProjectedRows();
        private final ProjectionComparison comparison = new ProjectionComparison(rows);
        private @Nullable ChainProblem unreadable;

        Walk(SqlConnection connection, ChainVerifier chain) {
            this.connection = connection;
            this.chain = chain;
        }

        /** Hashing is work for a worker thread, not for an event loop. */
        Uni<VerificationReport> run() {
            return new JournalReader(connection)
                    .after(Long.MIN_VALUE)
                    .emitOn(Infrastructure.getDefaultWorkerPool(), JournalReader.PAGE_ROWS)
                    .select()
                    .first(this::accept)
                    .onItem()
                    .ignoreAsUni()
                    .chain(this::compare);
        }

        private boolean accept(JournalRecord row) {
            if (!chain.accept(row)) {
                return false;
            }
            try {
                if (unreadable == null) {
                    rows.apply(row);
                }
            } catch (IllegalArgumentException e) {
                unreadable = new ChainProblem(
                        row.seq(), ChainProblem.Kind.ENTRY_UNREADABLE, "the entry cannot be read: " + e.getMessage());
            }
            return true;
        }

        private Uni<VerificationReport> compare() {
            Optional<ChainProblem> problem = chain.finish().or(() -> Optional.ofNullable(unreadable));
            if (problem.isPresent()) {
                return Uni.createFrom().item(report(problem));
            }
            return Multi.createFrom()
                    .iterable(Projections.ALL)
                    .onItem()
                    .transformToUniAndConcatenate(this::compareTable)
                    .onItem()
                    .ignoreAsUni()
                    .map(done -> report(Optional.empty()));
        }

        private Uni<Void> compareTable(Projection projection) {
            return connection
                    .prepare(JournalSql.select(projection))
                    .onItem()
                    .transformToMulti(select ->
                            select.createStream(JournalReader.PAGE_ROWS).toMulti())
                    .invoke(row -> comparison.found(projection, row))
                    .onItem()
                    .ignoreAsUni()
                    .invoke(() -> comparison.end(projection));
        }

        private VerificationReport report(Optional<ChainProblem> problem) {
            JournalHead head = chain.head();
            List<ProjectionDifference> differences = comparison.differences();
            return new VerificationReport(head.sequence(), head, problem, differences, comparison.total());
        }
    }
}
