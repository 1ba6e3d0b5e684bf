package dev.sluice.pipeline;

import dev.sluice.journal.ChainProblem;

/** What the tables say cannot be believed, because the newest part of the chain does not hold. */
final class JournalBrokenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    JournalBrokenException(ChainProblem problem) {
        super("the journal is broken, " + problem + "; `sluice journal verify` says more");
    }
}
