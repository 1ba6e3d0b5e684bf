package dev.sluice.journal.postgres;

/** The database holds a journal that must not be thrown away. */
public final class JournalInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalInUseException() {
        super("it holds a desk's journal, which a replay never overwrites: give the replay a database of its own");
    }
}
