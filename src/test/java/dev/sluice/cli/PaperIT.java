package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper exchange alone, as a process. */
class PaperIT {
    private static final String REST = "  REST           ";
    private static final int STOPPED_BY_US = 0;

    @TempDir
    private Path directory;

    @Test
    void servesUntilItIsStopped() throws Exception {
        Path out = directory.resolve("out.txt");
        Process process = new Program(directory).start(out, directory.resolve("err.txt"), "paper", "--port", "0");
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(restUrl(out, process) + "/api/v3/ping"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body())
                    .isEqualTo("{}");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(STOPPED_BY_US);
        assertThat(directory.resolve("data")).doesNotExist();
    }

    /** Printed once it is ready. */
    private static String restUrl(Path out, Process process) throws Exception {
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            Optional<String> url = Files.readString(out)
                    .lines()
                    .filter(line -> line.startsWith(REST))
                    .map(line -> line.substring(REST.length()).split(" ")[0])
                    .findFirst();
            if (url.isPresent()) {
                return url.get();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the paper exchange did not start:\n" + Files.readString(out));
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Program.Result refused =
                    new Program(directory).run("paper", "--port", port).exited(ExitCode.ENVIRONMENT);
            assertThat(refused.err()).contains("cannot run the paper exchange on 127.0.0.1:" + port);
        }
    }

    @Test
    void saysWhatIsWrongWithAnOption() throws Exception {
        assertThat(new Program(directory)
                        .run("paper", "--balances", "USDT")
                        .exited(ExitCode.USAGE)
                        .err())
                .contains("--balances is a list such as USDT:10000,BTC:0.5 but has \"USDT\"");
        Program.Result refused = new Program(directory)
                .run("paper", "--account", "bob=!:hunter2")
                .exited(ExitCode.USAGE);
        assertThat(refused.err()).contains("--account is NAME=KEY:SECRET").doesNotContain("hunter2");
    }
}
