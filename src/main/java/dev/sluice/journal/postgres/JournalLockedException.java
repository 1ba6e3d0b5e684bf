package dev.sluice.journal.postgres;

/** Another process writes this journal; two writers would fork the truth. */
public final class JournalLockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalLockedException() {
        super("another process writes this journal: stop it, or use another database");
    }
}
