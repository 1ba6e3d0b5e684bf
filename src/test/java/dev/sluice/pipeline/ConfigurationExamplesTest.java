package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files under {@code config} that people are told to copy. */
class ConfigurationExamplesTest {
    private static final Path EXAMPLES = Path.of("config");

    @TempDir
    private Path directory;

    @Test
    void theExampleChangesNothing() throws Exception {
        copy("application");

        assertThat(load(Map.of()).effective()).isEqualTo(load(Map.of(), "none").effective());
    }

    @Test
    void itsCommentedInstrumentIsComplete() throws Exception {
        copy("application");
        Path file = directory.resolve("config/application.yaml");
        Files.writeString(
                file, Files.readString(file).replaceAll("(?m)^(    )# ((?:instruments|  XRP| {4})[^\\n]*)$", "$1$2"));

        assertThat(load(Map.of()).desk().paper().instruments()).containsKey("XRPUSDT");
    }

    @Test
    void itsProfileIsMoreCautious() throws Exception {
        copy("application");

        assertThat(load(Map.of("QUARKUS_PROFILE", "cautious")).desk().risk().maxPositions())
                .isEqualTo(1);
    }

    @Test
    void theSecretsAreNoneUntilTheyAreFilledIn() throws Exception {
        copy("secrets");
        assertThat(load(Map.of()).desk().security().operatorToken()).isEmpty();

        Path file = directory.resolve("config/secrets.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("# (\\w+)-token:", "$1-token: 0123456789abcdef-$1")
                        .replace("# chat-id:", "chat-id: \"-1001\""));

        assertThat(load(Map.of()).desk().security().viewerToken()).contains("0123456789abcdef-viewer");
    }

    private Configuration load(Map<String, String> environment) {
        return Configuration.load(environment, directory);
    }

    private Configuration load(Map<String, String> environment, String folder) {
        return Configuration.load(environment, directory.resolve(folder));
    }

    private void copy(String name) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("config"));
        Files.copy(EXAMPLES.resolve("example." + name + ".yaml"), folder.resolve(name + ".yaml"));
    }
}
