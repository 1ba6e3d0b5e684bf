package dev.sluice.journal;

import dev.sluice.journal.ChainProblem.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks a journal row by row, in order of sequence, and keeps the first problem. Needs no memory of earlier rows.
 *
 * <p>What the chain alone cannot show is a rewritten last row or a cut tail, because nothing follows that would
 * contradict them; an expected head, noted earlier in another place, shows both.
 */
public final class ChainVerifier {
    private final Optional<JournalHead> expected;
    private JournalHead head;
    private @Nullable ChainProblem problem;

    public ChainVerifier(Optional<JournalHead> expected) {
        this(JournalHead.EMPTY, expected);
    }

    /** @param trusted the row after which the walk begins, taken at its word */
    public ChainVerifier(JournalHead trusted, Optional<JournalHead> expected) {
        this.head = trusted;
        this.expected = expected;
    }

    /** Takes the next row. True while the chain is whole; after the first problem further rows are ignored. */
    public boolean accept(JournalRecord row) {
        if (problem == null) {
            problem = check(row);
        }
        if (problem == null) {
            head = row.head();
        }
        return problem == null;
    }

    /** The verdict after the last row: the first problem, or empty if there is none. */
    public Optional<ChainProblem> finish() {
        if (problem == null) {
            problem = expected.map(this::checkEnd).orElse(null);
        }
        return Optional.ofNullable(problem);
    }

    /** The last row that could be trusted. */
    public JournalHead head() {
        return head;
    }

    private @Nullable ChainProblem check(JournalRecord row) {
        long next = head.sequence() + 1;
        if (row.seq() > next) {
            return new ChainProblem(next, Kind.ROW_MISSING, "the row is missing; row " + row.seq() + " comes next");
        }
        if (row.seq() < next) {
            return new ChainProblem(row.seq(), Kind.LINK_BROKEN, "the row comes where row " + next + " should be");
        }
        if (!row.previousHash().equals(head.hash())) {
            return new ChainProblem(
                    next,
                    Kind.LINK_BROKEN,
                    "previous_hash is not the hash of the row before; one of them was rewritten");
        }
        if (!row.hash().equals(HashChain.hash(row.previousHash(), row.entry()))) {
            return new ChainProblem(
                    next, Kind.ENTRY_ALTERED, "hash is not that of previous_hash and entry; the entry was altered");
        }
        boolean differs = expected.filter(
                        end -> end.sequence() == next && !end.hash().equals(row.hash()))
                .isPresent();
        return differs
                ? new ChainProblem(
                        next, Kind.HEAD_DIFFERS, "the hash is not that of the expected head " + expected.get())
                : null;
    }

    private @Nullable ChainProblem checkEnd(JournalHead end) {
        return head.sequence() < end.sequence()
                ? new ChainProblem(
                        head.sequence() + 1, Kind.TAIL_CUT, "the journal ends before the expected head " + end)
                : null;
    }
}
