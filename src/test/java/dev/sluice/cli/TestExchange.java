package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sluice paper} as a process of its own: an exchange that is somebody else's. */
final class TestExchange implements AutoCloseable {
    private static final String REST = "  REST           ";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String restUrl;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private TestExchange(Process process, String restUrl) {
        this.process = process;
        this.restUrl = restUrl;
    }

    static TestExchange start(Path directory, String key, String secret, String... options) throws Exception {
        Files.createDirectories(directory);
        Path out = directory.resolve("exchange.out");
        Path err = directory.resolve("exchange.err");
        List<String> arguments =
                new ArrayList<>(List.of("paper", "--port", "0", "--api-key", key, "--api-secret", secret));
        arguments.addAll(List.of(options));
        Process process = new Program(directory).start(out, err, arguments.toArray(String[]::new));
        Service.awaitTrue("the exchange", () -> {
            assertThat(process.isAlive()).as("%s", text(err)).isTrue();
            return url(out).isPresent();
        });
        return new TestExchange(process, url(out).orElseThrow());
    }

    /** Without {@code /api}. */
    String restUrl() {
        return restUrl;
    }

    /** Without {@code /ws}, {@code /stream} and {@code /ws-api}. */
    String socketUrl() {
        return restUrl.replaceFirst("^http", "ws");
    }

    /** Makes it misbehave; see docs/test-exchange.md. */
    void fault(String body) throws Exception {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create(restUrl + "/control/faults")).POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    /** How often each rule has hit something. */
    List<Integer> strikes() throws Exception {
        List<Integer> strikes = new ArrayList<>();
        JSON.readTree(send(HttpRequest.newBuilder(URI.create(restUrl + "/control/faults")))
                        .body())
                .get("rules")
                .forEach(rule -> strikes.add(rule.get("struck").asInt()));
        return strikes;
    }

    /** Ends all misbehaviour. */
    void behave() throws Exception {
        send(HttpRequest.newBuilder(URI.create(restUrl + "/control/faults")).DELETE());
    }

    /** What it knows of the account. */
    JsonNode state() throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(restUrl + "/control/state")))
                .body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    }

    private static Optional<String> url(Path out) {
        return text(out)
                .lines()
                .filter(line -> line.startsWith(REST))
                .map(line -> line.substring(REST.length()).split(" ")[0])
                .findFirst();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        process.destroyForcibly().waitFor();
    }
}
