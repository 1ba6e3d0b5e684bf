package dev.sluice.journal.postgres;

/** The database holds something that must not be thrown away. */
public final class JournalInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String ADVICE = "give the replay a database of its own";

    private JournalInUseException(String message) {
        super(message);
    }

    static JournalInUseException oldServer(int majorVersion) {
        return new JournalInUseException("it is PostgreSQL " + majorVersion + "; needed is "
                + DatabaseFindings.OLDEST_MAJOR_VERSION + " or newer");
    }

    static JournalInUseException newer(String version) {
        return new JournalInUseException("its schema is of a newer version of sluice (" + version
                + "), which this one must not touch: run that version, or use another database");
    }

    static JournalInUseException desk() {
        return new JournalInUseException("it holds a desk's journal, which a replay never overwrites: " + ADVICE);
    }

    static JournalInUseException foreignTables(String names) {
        return new JournalInUseException("its schema sluice holds tables that are not ours (" + names + "): " + ADVICE);
    }
}
