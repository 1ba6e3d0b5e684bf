package dev.sluice.journal.postgres;

import dev.sluice.journal.ChainProblem;
import dev.sluice.journal.JournalHead;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param entries rows that could be trusted, from the first on
 * @param head the last of them
 * @param problem the first broken place of the chain; then the tables were not compared
 * @param differences where tables differ from the journal, the first {@link #DIFFERENCES_MAX} of them
 * @param differencesTotal how many there are in all
 */
public record VerificationReport(
        long entries,
        JournalHead head,
        Optional<ChainProblem> problem,
        List<ProjectionDifference> differences,
        long differencesTotal) {
    /** Differences listed one by one. */
    public static final int DIFFERENCES_MAX = 20;

    /** Whether the journal and all its projections are what was written. */
    public boolean intact() {
        return problem.isEmpty() && differencesTotal == 0;
    }
}
