package dev.sluice.alert.vertx;

import static dev.sluice.vocabulary.VocabularyFixture.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.Delivery;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.alert.Severity;
import dev.sluice.alert.vertx.Listener.Answer;
import dev.sluice.alert.vertx.Listener.Heard;
import dev.sluice.journal.CanonicalJson;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.UtcNanos;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhook, Telegram and heartbeat against a real server. */
class HttpChannelsTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long NOW = 1_700_000_000L * SECOND;
    private static final String TOKEN = "123456:planted-bot-token";
    private static final RaisedAlert ALERT = new RaisedAlert(
            "a1",
            AlertKind.ORDER_IN_REVIEW
                    .at(NOW, "order o1 waits \"for\" <a> person")
                    .about(BTCUSDT)
                    .about(Optional.of(new OrderId("o1"))));

    private static final Vertx VERTX = Vertx.vertx();

    private final Listener listener = new Listener();
    private final HttpLine line = new HttpLine(VERTX, Duration.ofSeconds(20));
    private final HttpLine impatient = new HttpLine(VERTX, Duration.ofMillis(300));

    @AfterAll
    static void shut() {
        VERTX.close();
    }

    @AfterEach
    void close() {
        line.close();
        impatient.close();
        listener.close();
    }

    @Test
    void postsTheAlertAsJson() {
        assertThat(send(webhook(Optional.empty()))).isEqualTo(Delivery.DELIVERED);

        Heard heard = listener.heard().getFirst();
        assertThat(heard.method()).isEqualTo("POST");
        assertThat(heard.path()).isEqualTo("/hook?key=planted");
        assertThat(heard.header("Content-Type")).hasValue("application/json");
        assertThat(heard.header("webhook-id")).hasValue("a1");
        assertThat(heard.header("webhook-timestamp")).hasValue("1700000000");
        assertThat(heard.header("webhook-signature")).isEmpty();
        assertThat(CanonicalJson.parse(heard.body())).isEqualTo(ALERT.row());
    }

    @Test
    void signsAsStandardWebhooksHasIt() throws Exception {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        send(webhook(Optional.of("whsec_" + Base64.getEncoder().encodeToString(key))));

        Heard heard = listener.heard().getFirst();
        assertThat(heard.header("webhook-signature")).hasValue("v1," + hmac(key, "a1.1700000000." + heard.body()));
    }

    /** The example of the reference libraries of Standard Webhooks. */
    @Test
    void givesTheSignatureOfTheStandardsOwnExample() {
        assertThat(new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void takesAnyOtherSecretAsItStands() throws Exception {
        send(webhook(Optional.of("open sesame")));

        Heard heard = listener.heard().getFirst();
        assertThat(heard.header("webhook-signature"))
                .hasValue(
                        "v1," + hmac("open sesame".getBytes(StandardCharsets.UTF_8), "a1.1700000000." + heard.body()));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "200, delivered", "204, delivered", "299, delivered", "302, failed", "400, refused", "401, failed",
        "404, failed", "408, failed", "410, refused", "413, refused", "415, refused", "422, refused",
        "429, failed", "500, failed", "503, failed"
    })
    void readsEveryAnswerToTheWebhook(int status, String result) {
        listener.then(Answer.of(status));

        assertThat(word(send(webhook(Optional.empty())))).isEqualTo(result);
    }

    @ParameterizedTest(name = "Retry-After: {0} is {1} s")
    @CsvSource({"7, 7", "0, 0", "soon, 0", "'Wed, 21 Oct 2026 07:28:00 GMT', 0", "99999999999, 0"})
    void waitsAsTheWebhookAsks(String header, long seconds) {
        listener.then(new Answer(429, Map.of("Retry-After", header), ""));

        assertThat(send(webhook(Optional.empty()))).isEqualTo(new Delivery.Failed("http_429", seconds * SECOND));
    }

    @Test
    void sendsAPlainTelegramMessage() {
        assertThat(send(telegram())).isEqualTo(Delivery.DELIVERED);

        Heard heard = listener.heard().getFirst();
        JsonObject body = new JsonObject(heard.body());
        assertThat(heard.path()).isEqualTo("/bot" + TOKEN + "/sendMessage");
        assertThat(body.getString("chat_id")).isEqualTo("-1001");
        assertThat(body.containsKey("parse_mode")).isFalse();
        assertThat(body.getString("text"))
                .startsWith("CRITICAL · order_in_review · BTCUSDT\norder o1 waits \"for\" <a> person\nThe desk keeps")
                .endsWith("2023-11-14T22:13:20Z");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "200, delivered",
        "400, refused",
        "401, refused",
        "403, refused",
        "404, refused",
        "429, failed",
        "500, failed",
        "502, failed"
    })
    void readsEveryAnswerOfTelegram(int status, String result) {
        listener.then(Answer.of(status));

        assertThat(word(send(telegram()))).isEqualTo(result);
    }

    @ParameterizedTest(name = "{0} is {1} s")
    @CsvSource({
        "'{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":35}}', 35",
        "'{\"ok\":false,\"parameters\":{}}', 0",
        "'{\"parameters\":{\"retry_after\":\"35\"}}', 0",
        "'{\"parameters\":{\"retry_after\":-5}}', 0",
        "'not json', 0",
        "'[]', 0"
    })
    void waitsAsTelegramAsks(String body, long seconds) {
        listener.then(new Answer(429, Map.of(), body));

        assertThat(send(telegram())).isEqualTo(new Delivery.Failed("http_429", seconds * SECOND));
    }

    @Test
    void givesUpWaitingForAnAnswer() {
        listener.then(Answer.NEVER);

        assertThat(send(webhook(impatient, Optional.empty()))).isEqualTo(new Delivery.Failed("timeout", 0));
    }

    @Test
    void saysThatNobodyListens() {
        listener.close();

        assertThat(send(webhook(Optional.empty()))).isEqualTo(new Delivery.Failed("not_connected", 0));
        assertThat(send(telegram())).isEqualTo(new Delivery.Failed("not_connected", 0));
    }

    @Test
    void readsNoEndlessAnswer() {
        listener.then(new Answer(500, Map.of(), "x".repeat(1 << 20)));

        assertThat(send(webhook(Optional.empty()))).isEqualTo(new Delivery.Failed("http_500", 0));
    }

    @Test
    void takesAnAddressThatIsNoneAsAFailure() {
        AlertChannel channel =
                new WebhookChannel(line, new WebhookChannel.Settings("http://[", Optional.empty(), Severity.LOW));

        assertThat(send(channel)).isInstanceOf(Delivery.Failed.class);
    }

    @Test
    void hearsAnAnswerToTheHeartbeat() {
        listener.then(Answer.of(200));
        listener.then(Answer.of(404));

        assertThat(await(line.get(listener.url() + "/ping"))).isEmpty();
        assertThat(await(line.get(listener.url() + "/ping"))).hasValue("http_404");
        assertThat(listener.heard().getFirst().method()).isEqualTo("GET");
    }

    @Test
    void showsNoAddressAndNoToken() {
        assertThat(new WebhookChannel.Settings("http://planted", Optional.of("planted"), Severity.LOW) + " "
                        + new TelegramChannel.Settings("http://planted", "planted", "1", Severity.LOW))
                .doesNotContain("planted");
    }

    private AlertChannel webhook(Optional<String> secret) {
        return webhook(line, secret);
    }

    private AlertChannel webhook(HttpLine by, Optional<String> secret) {
        return new WebhookChannel(
                by, new WebhookChannel.Settings(listener.url() + "/hook?key=planted", secret, Severity.LOW));
    }

    private AlertChannel telegram() {
        return new TelegramChannel(line, new TelegramChannel.Settings(listener.url(), TOKEN, "-1001", Severity.LOW));
    }

    private static Delivery send(AlertChannel channel) {
        return await(channel.send(ALERT, NOW));
    }

    private static <T> T await(CompletionStage<T> answer) {
        return answer.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static String word(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered _ -> "delivered";
            case Delivery.Refused _ -> "refused";
            case Delivery.Failed _ -> "failed";
        };
    }

    private static String hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
