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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running service: a process of its own on a free port, asked over HTTP. */
final class Service implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("sluice is ready: (http://127\\.0\\.0\\.1:\\d+)/");
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Path out;
    private final Path err;
    private final Process process;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private String url = "";
    private String token = "";

    private Service(Path directory, Path out, Path err, Process process) {
        this.directory = directory;
        this.out = out;
        this.err = err;
        this.process = process;
    }

    /** Starts {@code run} and does not wait. */
    static Service launch(Program program, Path directory) throws IOException {
        Path out = Files.createTempFile(directory, "service", ".out");
        Path err = Files.createTempFile(directory, "service", ".err");
        return new Service(
                directory, out, err, program.with("SLUICE_HTTP_PORT", "0").start(out, err, "run"));
    }

    /** Starts {@code run} and waits until it says that it is ready. */
    static Service start(Program program, Path directory) throws Exception {
        Service service = launch(program, directory);
        service.awaitReady();
        return service;
    }

    /** The same for a service whose operator token is configured. */
    static Service start(Program program, Path directory, String token) throws Exception {
        Service service = launch(program, directory);
        service.awaitUrl();
        service.token = token;
        return service;
    }

    void awaitReady() throws Exception {
        awaitUrl();
        token = Files.readString(directory.resolve("data/operator-token")).strip();
    }

    private void awaitUrl() throws Exception {
        awaitTrue("ready", () -> {
            assertThat(process.isAlive()).as("ended: %s", text(err)).isTrue();
            return READY.matcher(text(out)).find();
        });
        Matcher ready = READY.matcher(text(out));
        assertThat(ready.find()).isTrue();
        url = ready.group(1);
    }

    JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = send(request(path).GET());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** What an orchestrator would see: 200 or 503; 0 if nobody answers. */
    int readiness() {
        try {
            return send(request("/q/health/ready").GET()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The phase of the run and the condition of each part. */
    JsonNode health() throws Exception {
        return get("/api/health/components");
    }

    /** What Prometheus would read. */
    String metrics() throws Exception {
        return send(request("/q/metrics").GET()).body();
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String path) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get(path + "?limit=1000" + (after.isEmpty() ? "" : "&after=" + after));
            page.get("items").forEach(items::add);
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !"null".equals(after));
        return items;
    }

    HttpResponse<String> order(String key, String body) throws Exception {
        return post("/api/orders", key, body);
    }

    /** Under a key that makes a repetition harmless. */
    HttpResponse<String> post(String path, String key, String body) throws Exception {
        return send(request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> patch(String path, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send(request(path).DELETE());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Waits for something that must come; not for something that may be slow. */
    static void awaitTrue(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for: %s", what).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Waits until two pictures that settle are the same, and shows the difference if they never are. */
    static <T> void awaitSame(Callable<T> one, Callable<T> other) throws Exception {
        long end = System.nanoTime() + SETTLING.toNanos();
        while (!one.call().equals(other.call()) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(one.call()).isEqualTo(other.call());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** {@code kill -9}, without waiting. */
    void strike() {
        process.destroyForcibly();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Ctrl-C, as far as a process without a terminal has one; gives back the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("stopped: %s", err())
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroyForcibly().waitFor();
        }
        client.close();
    }
}
