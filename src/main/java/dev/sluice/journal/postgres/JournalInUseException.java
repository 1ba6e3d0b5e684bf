package dev.sluice.journal.postgres;

/** The database holds something that must not be thrown away. */
public final class JournalInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private JournalInUseException(String message) {
        super(message + ": give the replay a database of its own");
    }

    static JournalInUseException desk() {
        return new JournalInUseException("it holds a desk's journal, which a replay never overwrites");
    }

    static JournalInUseException foreignTables(String names) {
        return new JournalInUseException("its schema sluice holds tables that are not ours (" + names + ")");
    }
}
