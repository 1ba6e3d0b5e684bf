package dev.sluice.journal.postgres;

/** Too many entries wait for their commit; this append was refused whole and nothing of it will be written. */
public final class JournalOverflowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalOverflowException(int waiting, int limit) {
        super("the journal is too slow: " + waiting + " entries wait for their commit, the limit is " + limit);
    }
}
