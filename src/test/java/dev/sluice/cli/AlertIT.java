package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.alert.vertx.Listener;
import dev.sluice.alert.vertx.Listener.Answer;
import dev.sluice.alert.vertx.Listener.Heard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service tells people, over real sockets, what happens to it. */
class AlertIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "planted-secret-of-the-webhook";
    private static final String TOKEN = "123456:planted-token-of-the-bot";

    @TempDir
    private Path directory;

    private final Listener webhook = new Listener();
    private final Listener telegram = new Listener();
    private final Listener heartbeat = new Listener();

    @AfterEach
    void close() {
        webhook.close();
        telegram.close();
        heartbeat.close();
    }

    @Test
    void tellsOfItsLifeAndItsKillSwitchAndIsHeard() throws Exception {
        telegram.then(Answer.of(500));
        Program program = program();
        try (Service service = Service.start(program, directory)) {
            Service.awaitTrue("the heartbeat", () -> !heartbeat.heard().isEmpty());
            Service.awaitTrue("the start", () -> told("desk_started"));

            service.post("/api/halt/engage", "{\"reason\": \"password=" + SECRET + " test\"}");

            Service.awaitTrue("the kill switch", () -> told("kill_switch_engaged"));
            Service.awaitTrue(
                    "the message",
                    () -> telegram.heard().stream()
                            .anyMatch(heard -> heard.body().contains("kill_switch_engaged")));
            Service.awaitTrue(
                    "the journal", () -> codes(service).containsAll(List.of("desk_started", "kill_switch_engaged")));
            assertThat(service.metrics()).contains("alerts_total{channel=\"telegram\",result=\"retried\"");
            assertThat(service.health().toString()).contains("alert:webhook", "alert:telegram", "alert:heartbeat");
            assertThat(service.stop()).as(service.err()).isZero();
        }
        Service.awaitTrue("the stop", () -> told("desk_stopping"));
        assertThat(webhook.heard())
                .allMatch(heard -> heard.header("webhook-signature")
                        .filter(signature -> signature.startsWith("v1,"))
                        .isPresent());
        assertThat(Files.readAllLines(directory.resolve("data/alerts.jsonl")))
                .extracting(line -> JSON.readTree(line).get("code").asText())
                .contains("desk_started", "kill_switch_engaged", "desk_stopping");
        assertNothingSecretLeft();
        program.run("journal", "verify").exited(0);
    }

    @Test
    void deliversAfterARestartWhatItCouldNotBefore() throws Exception {
        Program deaf = program().with("SLUICE_ALERT_WEBHOOK_URL", "http://127.0.0.1:1/nobody");
        try (Service service = Service.start(deaf, directory)) {
            service.post("/api/halt/engage", "{\"reason\": \"nobody hears this\"}");
            Service.awaitTrue("the journal", () -> codes(service).contains("kill_switch_engaged"));
            service.stop();
        }
        try (Service service = Service.start(program(), directory)) {
            Service.awaitTrue(
                    "the alert of the process before",
                    () -> webhook.heard().stream()
                            .anyMatch(heard -> heard.body().contains("nobody hears this")));
            service.stop();
        }
    }

    private Program program() {
        return new Program(directory)
                .with("SLUICE_ALERT_WEBHOOK_URL", webhook.url() + "/hook")
                .with("SLUICE_ALERT_WEBHOOK_SECRET", SECRET)
                .with("SLUICE_ALERT_WEBHOOK_SEVERITY", "LOW")
                .with("SLUICE_ALERT_TELEGRAM_BASE_URL", telegram.url())
                .with("SLUICE_ALERT_TELEGRAM_BOT_TOKEN", TOKEN)
                .with("SLUICE_ALERT_TELEGRAM_CHAT_ID", "-1001")
                .with("SLUICE_ALERT_HEARTBEAT_URL", heartbeat.url() + "/ping");
    }

    private boolean told(String code) {
        return webhook.heard().stream().anyMatch(heard -> heard.body().contains("\"code\":\"" + code + "\""));
    }

    private static List<String> codes(Service service) {
        try {
            return service.all("/api/alerts").stream()
                    .map((JsonNode alert) -> alert.get("code").asText())
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Neither to anybody who is told, nor into a file. */
    private void assertNothingSecretLeft() throws IOException {
        Predicate<String> secret = text -> text.contains(SECRET) || text.contains(TOKEN);
        assertThat(Stream.of(webhook, telegram, heartbeat)
                        .flatMap(each -> each.heard().stream())
                        .map(Heard::body))
                .noneMatch(secret);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(AlertIT::isText).map(AlertIT::text)).noneMatch(secret);
        }
    }

    private static boolean isText(Path file) {
        return Files.isRegularFile(file) && file.toString().matches(".*(\\.err|\\.out|alerts\\.jsonl.*)");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
