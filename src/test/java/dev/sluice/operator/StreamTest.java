package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.journal.JournalRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeDeskProfile.class)
class StreamTest {
    @Inject
    FakeDesk desk;

    @Test
    void pushesWhatIsJournaledAndTheStatus() throws Exception {
        try (StreamClient client = StreamClient.open(Http.OPERATOR.token())) {
            JsonNode status =
                    client.next(message -> message.get("kind").asText().equals("status"));

            desk.append(List.of(FakeEntries.entry("something_happened", 1, Optional.empty(), Map.of("a", "1"))))
                    .await()
                    .indefinitely();

            JsonNode entry = client.next(message -> message.has("seq"));
            assertThat(status.get("tradingState").isTextual()).isTrue();
            assertThat(entry.get("kind").asText()).isEqualTo("something_happened");
            assertThat(entry.get("payload").get("a").asText()).isEqualTo("1");
            assertThat(entry.get("at").asText()).startsWith("2026-01-31T12:00:01");
        }
    }

    @Test
    void keepsPayloadsFromViewers() throws Exception {
        String encoded = "base64url."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(FakeDeskProfile.VIEWER.getBytes(StandardCharsets.UTF_8));
        try (StreamClient client = StreamClient.open(encoded)) {
            client.next(message -> message.get("kind").asText().equals("status"));

            desk.append(List.of(FakeEntries.entry("something_happened", 2, Optional.empty(), Map.of("a", "1"))))
                    .await()
                    .indefinitely();

            JsonNode entry = client.next(message -> message.has("seq"));
            assertThat(entry.get("kind").asText()).isEqualTo("something_happened");
            assertThat(entry.has("payload")).isFalse();
        }
    }

    @Test
    void pushesAlertsToViewersToo() throws Exception {
        String encoded = "base64url."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(FakeDeskProfile.VIEWER.getBytes(StandardCharsets.UTF_8));
        try (StreamClient client = StreamClient.open(encoded)) {
            client.next(message -> message.get("kind").asText().equals("status"));

            desk.alerted.onNext(new AlertView(
                    "a1", "HIGH", "RISK", "halt", "trading_halted", null, null, "because", "waits", FakeDesk.STARTED));

            JsonNode alert = client.next(message -> message.get("kind").asText().equals("alert"));
            assertThat(alert.get("code").asText()).isEqualTo("trading_halted");
            assertThat(alert.get("message").asText()).isEqualTo("because");
        }
    }

    @Test
    void admitsNobodyWithoutAToken() {
        assertThatThrownBy(() -> StreamClient.open("no-token-of-anybody"))
                .isInstanceOfSatisfying(
                        ExecutionException.class,
                        failure -> assertThat(failure.getCause())
                                .isInstanceOfSatisfying(
                                        WebSocketHandshakeException.class,
                                        refused -> assertThat(
                                                        refused.getResponse().statusCode())
                                                .isEqualTo(401)));
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(StreamClient.uri("?token=" + FakeDeskProfile.OPERATOR), new WebSocket.Listener() {})
                        .get())
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void closesTheClientThatIsOneTooMany() throws Exception {
        List<StreamClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < StreamSocket.CLIENTS_MAX; i++) {
                StreamClient client = StreamClient.open(Http.OPERATOR.token());
                clients.add(client);
                client.next(message -> message.get("kind").asText().equals("status"));
            }
            StreamClient last = StreamClient.open(Http.OPERATOR.token());
            clients.add(last);

            assertThat(last.closed()).contains("1013").contains("64");
        } finally {
            for (StreamClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void closesAClientThatDoesNotKeepUp() throws Exception {
        try (StreamClient client = StreamClient.open(Http.OPERATOR.token())) {
            client.next(message -> message.get("kind").asText().equals("status"));
            client.stopReading();
            String entry = "{\"at\":\"2026-01-31T12:00:00Z\",\"kind\":\"noise\",\"payload\":{\"a\":\""
                    + "x".repeat(50_000) + "\"},\"schemaVersion\":1}";

            for (int i = 0; i < 4 * StreamSocket.WAITING_MAX; i++) {
                desk.tell(new JournalRecord(1_000_000L + i, entry, "", ""));
            }
            client.readOn();

            assertThat(client.closed()).contains("1013").contains("too slow");
        }
    }
}
