package dev.sluice.operator;

import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL of its own for the tests of a running service. */
public final class TestServer implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedDatabase server;
    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        Path home = makeDirectory();
        Path binaries = Path.of("target", "postgres-binaries").toAbsolutePath();
        EmbeddedDatabase started = EmbeddedDatabase.start(home, EmbeddedDatabase.DESK, Optional.of(binaries));
        directory = home;
        server = started;
        DatabaseAddress address = started.address();
        return Map.of(
                "quarkus.datasource.reactive.url", address.reactiveUrl(),
                "quarkus.datasource.username", address.username(),
                "quarkus.datasource.password", address.password(),
                "quarkus.flyway.migrate-at-start", "true");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
        if (directory != null) {
            delete(directory);
        }
    }

    private static Path makeDirectory() {
        try {
            return Files.createTempDirectory("sluice-operator");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
