package dev.sluice;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recorded market data that is not part of the product. Tests find it where {@code DESK_TEST_DATA} points; without it
 * they are skipped with a message, and where {@code DESK_TEST_REQUIRE_DATA=true} they fail.
 */
public final class RealData {
    private RealData() {}

    public static Path file(String name) {
        String folder = System.getenv("DESK_TEST_DATA");
        Path file = Path.of(folder == null ? "missing" : folder).resolve(name);
        if (folder != null && Files.isReadable(file)) {
            return file;
        }
        String message = "recorded data " + name + " is not there; set DESK_TEST_DATA to its folder";
        return "true".equals(System.getenv("DESK_TEST_REQUIRE_DATA")) ? fail(message) : abort(message);
    }
}
