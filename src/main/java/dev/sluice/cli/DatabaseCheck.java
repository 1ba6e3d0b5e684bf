package dev.sluice.cli;

import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.DatabaseFindings;
import dev.sluice.journal.postgres.DatabaseInspection;
import dev.sluice.journal.postgres.DatabaseUnavailableException;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.journal.postgres.EmbeddedFindings;
import dev.sluice.journal.postgres.EmbeddedInspection;
import dev.sluice.journal.postgres.JournalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the journal's database: the external one that the environment names, or the embedded one. A desk that runs
 * on the embedded server keeps it; then the check is one more client, and otherwise the server stays down.
 */
final class DatabaseCheck {
    private static final String NAME = "database";
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final Map<String, String> environment;
    private final Path directory;
    private volatile boolean deskRunning;

    DatabaseCheck(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /** Whether another process is the desk of this data directory or writes the journal; known after {@link #run}. */
    boolean isDeskRunning() {
        return deskRunning;
    }

    List<Finding> run() throws IOException {
        Optional<DatabaseAddress> external = Databases.externalAddress(environment);
        if (external.isPresent()) {
            return inspect(external.get());
        }
        if (!EmbeddedDatabase.isAvailable()) {
            return List.of(Finding.fail(NAME, Databases.NONE_EMBEDDED));
        }
        EmbeddedFindings found = EmbeddedInspection.inspect(directory);
        List<Finding> findings = new ArrayList<>();
        if (found.holder().isPresent()) {
            deskRunning = true;
            findings.add(Finding.ok("lock", "process " + found.holder().getAsLong() + " runs on " + directory));
            found.running().ifPresent(address -> findings.addAll(inspect(address)));
        } else {
            findings.addAll(embedded(found));
        }
        return findings;
    }

    private List<Finding> embedded(EmbeddedFindings found) {
        List<Finding> findings = new ArrayList<>();
        found.orphan()
                .ifPresent(pid -> findings.add(Finding.warn(
                        "lock",
                        "a server whose desk was killed still runs, process " + pid + "; the next start ends it")));
        if (!found.hasBinaries()) {
            findings.add(Finding.fail(
                    NAME,
                    "no PostgreSQL for " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + " comes along; name yours by " + Databases.URL));
        } else if (found.clusterVersion().isEmpty()) {
            findings.add(Finding.ok(NAME, "embedded PostgreSQL, made at the first start"));
        } else {
            findings.add(cluster(found.clusterVersion().getAsInt()));
        }
        return findings;
    }

    private static Finding cluster(int version) {
        return version == EmbeddedDatabase.MAJOR_VERSION
                ? Finding.ok(NAME, "embedded PostgreSQL " + version + ", not running")
                : Finding.fail(
                        NAME,
                        "the data directory was made by PostgreSQL " + version + ", and "
                                + EmbeddedDatabase.MAJOR_VERSION
                                + " comes along: use the program that made it, or pg_upgrade");
    }

    private List<Finding> inspect(DatabaseAddress address) {
        try {
            DatabaseFindings found = DatabaseInspection.inspect(address, LIMIT);
            deskRunning |= found.isWritten();
            return judge(address, found);
        } catch (DatabaseUnavailableException e) {
            return List.of(Finding.fail(NAME, OneLine.of(e)));
        }
    }

    static List<Finding> judge(DatabaseAddress address, DatabaseFindings found) {
        List<Finding> findings = new ArrayList<>();
        String server = address.reactiveUrl() + ", PostgreSQL " + found.version();
        findings.add(
                found.majorVersion() >= DatabaseFindings.OLDEST_MAJOR_VERSION
                        ? Finding.ok(NAME, server)
                        : Finding.fail(
                                NAME, server + "; needed is " + DatabaseFindings.OLDEST_MAJOR_VERSION + " or newer"));
        String durability = "fsync " + found.fsync() + ", synchronous_commit " + found.synchronousCommit();
        boolean durable =
                found.fsync().equals("on") && !found.synchronousCommit().equals("off");
        findings.add(
                durable
                        ? Finding.ok("durability", durability)
                        : Finding.fail("durability", durability + ": a power cut could lose what was committed"));
        findings.add(schema(found));
        found.head()
                .ifPresent(head -> findings.add(Finding.ok(
                        "journal",
                        "head " + head + (found.isWritten() ? ", a process writes it" : ", nobody writes it"))));
        return findings;
    }

    private static Finding schema(DatabaseFindings found) {
        int ours = JournalDatabase.SCHEMA_VERSION;
        if (found.migrationFailed()) {
            return Finding.fail("schema", "a migration broke off; see sluice.flyway_schema_history");
        }
        if (found.schemaVersion().isEmpty()) {
            return found.mayCreateSchema()
                    ? Finding.ok("schema", "none yet, is made at the first start")
                    : Finding.fail("schema", "none yet, and the role may not create it: GRANT CREATE ON DATABASE");
        }
        int theirs = found.schemaVersion().getAsInt();
        if (theirs > ours) {
            return Finding.fail("schema", "version " + theirs + " is newer than this program's " + ours);
        }
        return theirs == ours
                ? Finding.ok("schema", "version " + ours)
                : Finding.warn("schema", "version " + theirs + "; the next start brings it to " + ours);
    }
}
