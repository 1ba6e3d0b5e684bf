package dev.sluice.journal.postgres;

import dev.sluice.journal.JournalHead;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a look into a database found, without changing anything in it.
 *
 * @param majorVersion of the server, such as 18
 * @param version in full
 * @param fsync as the server says it: {@code on} or {@code off}
 * @param synchronousCommit as the server says it
 * @param schemaVersion of the newest migration that was carried out; empty if there is no schema yet
 * @param migrationFailed whether a migration broke off
 * @param mayCreateSchema whether the role may create a schema
 * @param head where the journal ends; empty if there is none
 * @param isWritten whether a process holds the journal's writer lock
 */
public record DatabaseFindings(
        int majorVersion,
        String version,
        String fsync,
        String synchronousCommit,
        OptionalInt schemaVersion,
        boolean migrationFailed,
        boolean mayCreateSchema,
        Optional<JournalHead> head,
        boolean isWritten) {
    /** The oldest server that the journal's SQL is meant for. */
    public static final int OLDEST_MAJOR_VERSION = 14;
}
