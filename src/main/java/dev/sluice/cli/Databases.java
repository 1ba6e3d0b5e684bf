package dev.sluice.cli;

import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.journal.postgres.EmbeddedDatabaseException;
import dev.sluice.pipeline.ConfigurationProblems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command's journal is: the server that {@code QUARKUS_DATASOURCE_REACTIVE_URL} names, or else a real
 * PostgreSQL of our own under the data directory, which is started here and stopped last of all.
 */
final class Databases implements AutoCloseable {
    static final String URL = "QUARKUS_DATASOURCE_REACTIVE_URL";

    private final Optional<EmbeddedDatabase> embedded;
    private final DatabaseAddress address;

    private Databases(Optional<EmbeddedDatabase> embedded, DatabaseAddress address) {
        this.embedded = embedded;
        this.address = address;
    }

    /** @param database the name to use in the embedded server */
    static Databases open(Map<String, String> environment, Path dataDirectory, String database) {
        String url = environment.get(URL);
        if (url != null && !url.isBlank()) {
            return new Databases(Optional.empty(), external(url, environment));
        }
        try {
            EmbeddedDatabase server = EmbeddedDatabase.start(dataDirectory, database);
            return new Databases(Optional.of(server), server.address());
        } catch (EmbeddedDatabaseException e) {
            throw new EnvironmentFailure(OneLine.of(e), e);
        }
    }

    /** The database that journal commands mean: the external one, or the one that was used last. */
    static Databases openLastUsed(Map<String, String> environment, Path dataDirectory, Optional<String> name) {
        String url = environment.get(URL);
        boolean external = url != null && !url.isBlank();
        Optional<String> database = external || name.isPresent() ? name : EmbeddedDatabase.lastUsed(dataDirectory);
        if (!external && database.isEmpty()) {
            throw new EnvironmentFailure(
                    "there is no journal under "
                            + dataDirectory.toAbsolutePath().normalize() + " yet; run something first, or set " + URL,
                    null);
        }
        return open(environment, dataDirectory, database.orElse(EmbeddedDatabase.DESK));
    }

    DatabaseAddress address() {
        return address;
    }

    boolean isEmbedded() {
        return embedded.isPresent();
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }

    private static DatabaseAddress external(String url, Map<String, String> environment) {
        String username = environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", "");
        String password = environment.getOrDefault("QUARKUS_DATASOURCE_PASSWORD", "");
        try {
            return DatabaseAddress.parse(url, username, password);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblems(List.of(URL + ": " + e.getMessage()));
        }
    }
}
