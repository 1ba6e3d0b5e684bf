package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts of the deployment. */
class DeploymentScriptsTest {
    private static final Path DEPLOY = Path.of("deploy").toAbsolutePath();

    @TempDir
    private Path directory;

    private record Result(int exitCode, String output) {}

    @Test
    void makesDifferentSecretsThatOthersCannotReach() throws Exception {
        Path secrets = directory.resolve("secrets");

        assertThat(run("make-secrets.sh", Map.of(), secrets.toString()).exitCode())
                .isZero();

        List<String> made = contents(secrets);
        assertThat(made)
                .hasSize(5)
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(secret).matches("[0-9a-f]{64}\n"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsSecretsThatExist() throws Exception {
        run("make-secrets.sh", Map.of(), directory.toString());
        List<String> before = contents(directory);
        Files.delete(directory.resolve("viewer-token"));

        run("make-secrets.sh", Map.of(), directory.toString());

        List<String> after = contents(directory);
        after.removeAll(before);
        assertThat(after).hasSize(1);
    }

    @Test
    void handsThePasswordOverAndForgetsItsFile() throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "p w\n");

        Result result = run(
                "with-database-password.sh",
                Map.of("QUARKUS_DATASOURCE_PASSWORD_FILE", file.toString()),
                "sh",
                "-c",
                "echo \"<$QUARKUS_DATASOURCE_PASSWORD><${QUARKUS_DATASOURCE_PASSWORD_FILE-gone}>\"; exit 7");

        assertThat(result).isEqualTo(new Result(7, "<p w><gone>\n"));
    }

    @Test
    void runsTheCommandAsItIsWithoutAFile() throws Exception {
        assertThat(run("with-database-password.sh", Map.of(), "echo", "a  b")).isEqualTo(new Result(0, "a  b\n"));
    }

    @Test
    void refusesAPasswordFileThatIsNotThereOrASecondPassword() throws Exception {
        String missing = directory.resolve("missing").toString();

        assertThat(run("with-database-password.sh", Map.of("QUARKUS_DATASOURCE_PASSWORD_FILE", missing), "true")
                        .exitCode())
                .isEqualTo(3);
        assertThat(run(
                                "with-database-password.sh",
                                Map.of("QUARKUS_DATASOURCE_PASSWORD_FILE", missing, "QUARKUS_DATASOURCE_PASSWORD", "x"),
                                "true")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void aReadyServiceIsHealthyAndOneThatIsNotReadyIsNot() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        int[] status = {200};
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status[0], 0);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        Map<String, String> port =
                Map.of("SLUICE_HTTP_PORT", Integer.toString(server.getAddress().getPort()));
        try {
            assertThat(run("healthcheck.sh", port).exitCode()).isZero();
            status[0] = 503;
            assertThat(run("healthcheck.sh", port).exitCode()).isNotZero();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void noServiceIsNotHealthy() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(run("healthcheck.sh", Map.of("SLUICE_HTTP_PORT", Integer.toString(free)))
                        .exitCode())
                .isNotZero();
    }

    private Result run(String script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(DEPLOY.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("script", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SLUICE_") || name.startsWith("QUARKUS_"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(script + " ends")
                    .isTrue();
            return new Result(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static List<String> contents(Path directory) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                contents.add(Files.readString(file));
            }
        }
        return contents;
    }
}
