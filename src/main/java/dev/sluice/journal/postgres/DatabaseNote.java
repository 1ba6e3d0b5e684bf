package dev.sluice.journal.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code postgres.json}: how scripts and people find the embedded server. {@code running} is true from start to stop
 * (after a kill, until the next start); a stopped server has no port and no pid, but keeps the last database's name.
 */
final class DatabaseNote {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DatabaseNote() {}

    static void running(Path file, DatabaseAddress address, long pid) throws IOException {
        write(
                file,
                common(address).put("running", true).put("port", address.port()).put("pid", pid));
    }

    static void stopped(Path file, DatabaseAddress address) throws IOException {
        write(file, common(address).put("running", false));
    }

    /** The database that was used last, if the note is there and says so. */
    static Optional<String> lastDatabase(Path file) {
        try {
            String name = JSON.readTree(file.toFile()).path("database").asText();
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where the server is, if the note is there and says that it runs. */
    static Optional<DatabaseAddress> address(Path file) {
        try {
            JsonNode note = JSON.readTree(file.toFile());
            return note.path("running").asBoolean()
                    ? Optional.of(new DatabaseAddress(
                            note.path("host").asText(),
                            note.path("port").asInt(),
                            note.path("database").asText(),
                            note.path("username").asText(),
                            note.path("password").asText()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode common(DatabaseAddress address) {
        return JSON.createObjectNode()
                .put("host", address.host())
                .put("database", address.database())
                .put("username", address.username())
                .put("password", address.password());
    }

    private static void write(Path file, ObjectNode note) throws IOException {
        SecretFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(note) + System.lineSeparator());
    }
}
