package dev.sluice.cli;

import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.journal.postgres.EmbeddedDatabaseException;
import dev.sluice.pipeline.ConfigurationProblems;
import dev.sluice.pipeline.SluiceConfig.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a command's journal is: the server that {@code QUARKUS_DATASOURCE_REACTIVE_URL} names, or else a real
 * PostgreSQL of our own under the data directory, which is started here and stopped last of all.
 */
final class Databases implements AutoCloseable {
    static final String URL = "QUARKUS_DATASOURCE_REACTIVE_URL";
    static final String USERNAME = "QUARKUS_DATASOURCE_USERNAME";
    static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";

    static final String NONE_EMBEDDED = "the native executable has no PostgreSQL of its own; name yours by " + URL
            + "=postgresql://host:port/database, " + USERNAME + " and " + PASSWORD;

    private final Optional<EmbeddedDatabase> embedded;
    private final DatabaseAddress address;

    private Databases(Optional<EmbeddedDatabase> embedded, DatabaseAddress address) {
        this.embedded = embedded;
        this.address = address;
    }

    /** @param database the name to use in the embedded server, created if it is missing */
    static Databases open(Map<String, String> environment, Path dataDirectory, String database) {
        return externalAddress(environment)
                .map(Databases::external)
                .orElseGet(() -> embedded(() -> EmbeddedDatabase.start(dataDirectory, database)));
    }

    /** The database that journal commands mean: the external one, or else the one named, or the one used last. */
    static Databases openLastUsed(Map<String, String> environment, Path dataDirectory, Optional<String> name) {
        Optional<DatabaseAddress> external = externalAddress(environment);
        if (external.isPresent()) {
            if (name.isPresent()) {
                throw new ConfigurationProblems(List.of("--database: goes with the embedded PostgreSQL only; " + URL
                        + " names the database of an external one"));
            }
            return external(external.get());
        }
        requireEmbedded();
        Optional<String> last = EmbeddedDatabase.lastUsed(dataDirectory);
        if (last.isEmpty()) {
            throw new EnvironmentFailure(
                    "there is no journal under "
                            + dataDirectory.toAbsolutePath().normalize() + " yet; run something first, or set " + URL,
                    null);
        }
        return embedded(() -> EmbeddedDatabase.startExisting(dataDirectory, name.orElse(last.get())));
    }

    DatabaseAddress address() {
        return address;
    }

    /**
     * Starts a server of our own again if it has died; one that is somebody else's is theirs to start.
     *
     * @throws EmbeddedDatabaseException if it does not start
     */
    void keepRunning() {
        embedded.ifPresent(EmbeddedDatabase::keepRunning);
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }

    private static Databases embedded(Supplier<EmbeddedDatabase> start) {
        requireEmbedded();
        try (SlowNotice notice = SlowNotice.of("starting PostgreSQL…")) {
            EmbeddedDatabase server = start.get();
            return new Databases(Optional.of(server), server.address());
        } catch (EmbeddedDatabaseException e) {
            throw new EnvironmentFailure(OneLine.of(e), e);
        }
    }

    private static void requireEmbedded() {
        if (!EmbeddedDatabase.isAvailable()) {
            throw new EnvironmentFailure(NONE_EMBEDDED, null);
        }
    }

    /**
     * The database that the program brings along is for play.
     *
     * @throws ConfigurationProblems if no other is named
     */
    static void requireExternal(Map<String, String> environment, Mode mode) {
        if (externalAddress(environment).isEmpty()) {
            throw new ConfigurationProblems(List.of(URL + ": mode "
                    + mode.word() + " needs a PostgreSQL of yours, such as"
                    + " postgresql://host:port/database, with " + USERNAME + " and " + PASSWORD));
        }
    }

    private static Databases external(DatabaseAddress address) {
        return new Databases(Optional.empty(), address);
    }

    /** @throws ConfigurationProblems if it is named, but not in a way that can be used */
    static Optional<DatabaseAddress> externalAddress(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        String username = environment.getOrDefault(USERNAME, "");
        String password = environment.getOrDefault(PASSWORD, "");
        try {
            return Optional.of(DatabaseAddress.parse(url, username, password));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblems(List.of(URL + ": " + e.getMessage()));
        }
    }
}
