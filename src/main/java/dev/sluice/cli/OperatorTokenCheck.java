package dev.sluice.cli;

import dev.sluice.pipeline.PrivateFiles;
import dev.sluice.pipeline.SluiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the token that a service makes for itself is its owner's alone. */
final class OperatorTokenCheck {
    private static final String NAME = "operator-token";

    private OperatorTokenCheck() {}

    static List<Finding> run(SluiceConfig config, Path directory) throws IOException {
        Path file = new OperatorToken(directory).file();
        if (!Files.exists(file)) {
            return List.of(Finding.ok(
                    NAME,
                    config.security().operatorToken().isPresent()
                            ? "configured"
                            : "made at the first start, in "
                                    + file.toAbsolutePath().normalize()));
        }
        Optional<String> exposure = PrivateFiles.exposure(file);
        return List.of(exposure.map(what -> Finding.fail(NAME, what)).orElseGet(() -> Finding.ok(NAME, "in " + file)));
    }
}
