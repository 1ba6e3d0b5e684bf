package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A JSON result file: checked to be writable before the work starts, and replaced whole when it is done. */
final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final Path part;

    private JsonFile(Path file, Path part) {
        this.file = file;
        this.part = part;
    }

    static JsonFile open(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("it is a directory");
            }
            Files.deleteIfExists(part);
            Files.delete(Files.createFile(part));
            return new JsonFile(file, part);
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot write " + file + ": " + OneLine.of(e), e);
        }
    }

    void write(Map<String, Object> content) {
        try {
            Files.writeString(part, JSON.writeValueAsString(content) + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot write " + file + ": " + OneLine.of(e), e);
        }
    }
}
