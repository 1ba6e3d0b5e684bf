package dev.sluice.cli;

import dev.sluice.journal.postgres.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The operator's token of a service that was given none: made once, 256 bits, readable by its owner alone. */
final class OperatorToken {
    private static final int BYTES = 32;

    private final Path file;

    OperatorToken(Path dataDirectory) {
        this.file = dataDirectory.resolve("operator-token");
    }

    Path file() {
        return file;
    }

    /** The token; makes it if there is none. The data directory must exist. */
    String value() {
        try {
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (kept.matches("[!-~]{16,256}")) {
                    return kept;
                }
                throw new EnvironmentFailure(
                        file + " must hold a token of 16 to 256 printable characters; remove it to have one made",
                        null);
            }
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            Files.createDirectories(file.toAbsolutePath().getParent());
            SecretFile.write(file, made + "\n");
            return made;
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot keep the operator token in " + file + ": " + OneLine.of(e), e);
        }
    }
}
