package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens from files reach the service, and nobody else. */
class SecretsIT {
    private static final Pattern READY = Pattern.compile("is ready: http://127\\.0\\.0\\.1:(\\d+)/");
    private static final String OPERATOR = "operator-0123456789";
    private static final String VIEWER = "viewer-0123456789";

    @TempDir
    private Path directory;

    @Test
    void theServiceKnowsTokensFromFilesAndShowsThemNowhere() throws Exception {
        Files.writeString(directory.resolve("operator"), OPERATOR + "\n");
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(
                directory.resolve("config/secrets.yaml"), "sluice:\n  security:\n    viewer-token: " + VIEWER + "\n");
        Path out = directory.resolve("run.out");
        Path err = directory.resolve("run.err");
        Process desk = new Program(directory)
                .with("SLUICE_HTTP_PORT", "0")
                .with("SLUICE_SECURITY_OPERATOR_TOKEN_FILE", "operator")
                .start(out, err, "run");
        try {
            int port = awaitPort(desk, out, err);

            assertThat(status(port, OPERATOR)).isEqualTo(200);
            assertThat(status(port, VIEWER)).isEqualTo(200);
            assertThat(status(port, "anything-0123456789")).isEqualTo(401);
        } finally {
            desk.destroy();
            desk.waitFor();
        }
        assertThat(Files.readString(out) + Files.readString(err)).doesNotContain(OPERATOR, VIEWER);
        assertThat(new Program(directory).run("journal", "export").exited(0).out())
                .isNotEmpty()
                .doesNotContain(OPERATOR, VIEWER);
    }

    private static int status(int port, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/status"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static int awaitPort(Process desk, Path out, Path err) throws Exception {
        while (true) {
            Matcher ready = READY.matcher(Files.readString(out));
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
            assertThat(desk.isAlive()).as("%s", Files.readString(err)).isTrue();
            Thread.sleep(100);
        }
    }
}
