package dev.sluice.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where benchmarks keep files: under the build directory, because a temporary one may be memory that syncs nothing. */
final class Workplace {
    private Workplace() {}

    /** The build directory of the checkout. */
    static Path target() {
        try {
            Path classes = Path.of(Bench.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Objects.requireNonNull(classes.toAbsolutePath().getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path folder(String name) throws IOException {
        return Files.createDirectories(target().resolve("bench").resolve(name));
    }
}
