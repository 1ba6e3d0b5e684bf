package dev.sluice.venue.paper.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.vocabulary.Asset;
import java.math.BigDecimal;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSocket API sessions in virtual time: logon, user data streams, and the life of a connection. */
class SessionTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW_MILLIS = 1_700_000_000_000L;
    private static final AccountId DESK = new AccountId("desk");

    private final TestFloor floor = new TestFloor(NOW_MILLIS * 1_000_000);
    private final FakeSocket socket = new FakeSocket();
    private KeyPair pair;
    private BinanceFace face;
    private Session session;

    @BeforeEach
    void connect() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        face = TestFloor.face(
                floor,
                List.of(
                        new ApiKey("ed", DESK, SignatureCheck.publicKey(AuthenticationTest.pem(pair.getPublic()))),
                        new ApiKey("hmac", DESK, SignatureCheck.hmac("secret"))),
                ApiLimits.USUAL);
        session = open(Map.of("returnRateLimits", "false"));
    }

    private Session open(Map<String, String> parameters) {
        return face.connect(new BinanceFace.Connect("10.0.0.1", parameters), socket);
    }

    private String ask(String method, String params) {
        session.onText("{\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}");
        return socket.last();
    }

    private String signed(String method) throws Exception {
        String payload = "apiKey=ed&timestamp=" + floor.nowNanos() / 1_000_000;
        return ask(
                method,
                "\"apiKey\":\"ed\",\"timestamp\":" + floor.nowNanos() / 1_000_000 + ",\"signature\":\""
                        + AuthenticationTest.sign(pair.getPrivate(), payload) + "\"");
    }

    private void deposit() {
        floor.tell(List.of(new ExchangeEvent.Deposited(DESK, new Asset("USDT"), BigDecimal.ONE, floor.nowNanos())));
    }

    @Test
    void logsOnAndSubscribes() throws Exception {
        assertThat(ask("userDataStream.subscribe", "")).contains("\"status\":401", "-2015");
        assertThat(signed("session.logon"))
                .isEqualTo("{\"id\":1,\"status\":200,\"result\":{\"apiKey\":\"ed\",\"authorizedSince\":1700000000000,"
                        + "\"connectedSince\":1700000000000,\"returnRateLimits\":false,"
                        + "\"serverTime\":1700000000000,\"userDataStream\":false}}");
        assertThat(ask("userDataStream.subscribe", "")).endsWith("\"result\":{\"subscriptionId\":0}}");
        assertThat(ask("userDataStream.subscribe", "")).contains("-2035");
        deposit();
        assertThat(socket.last())
                .startsWith("{\"subscriptionId\":0,\"event\":{\"e\":\"balanceUpdate\",\"E\":1700000000000,");
        assertThat(ask("session.subscriptions", "")).endsWith("\"result\":[{\"subscriptionId\":0}]}");
        assertThat(ask("session.logout", "")).contains("\"apiKey\":null", "\"userDataStream\":false");
        int before = socket.texts.size();
        deposit();
        assertThat(socket.texts).hasSize(before);
    }

    @Test
    void logsNobodyOnWithAnHmacKey() {
        assertThat(ask("session.logon", "\"apiKey\":\"hmac\",\"timestamp\":1,\"signature\":\"00\""))
                .contains("\"error\"");
        assertThat(ask("session.status", "")).contains("\"apiKey\":null");
    }

    @Test
    void needsOnlyTheTimeOnceLoggedOn() throws Exception {
        signed("session.logon");
        face.control()
                .handle(
                        new RestRequest(
                                "POST",
                                "/control/faults",
                                "",
                                "{\"kind\":\"error\",\"on\":\"answer\",\"code\":-1006}",
                                Optional.empty(),
                                Optional.empty(),
                                "x"),
                        answer -> {});
        assertThat(ask("account.rateLimits.orders", "\"timestamp\":" + NOW_MILLIS))
                .contains("-1006");
        face.control()
                .handle(
                        new RestRequest("DELETE", "/control/faults", "", "", Optional.empty(), Optional.empty(), "x"),
                        answer -> {});
        assertThat(ask("account.rateLimits.orders", "\"timestamp\":" + NOW_MILLIS))
                .contains("\"status\":200");
        assertThat(ask("account.rateLimits.orders", "")).contains("'timestamp'");
    }

    @Test
    void keepsSignedSubscriptionsOverALogout() throws Exception {
        assertThat(signed("userDataStream.subscribe.signature")).contains("\"subscriptionId\":0");
        ask("session.logout", "");
        deposit();
        assertThat(socket.last()).contains("balanceUpdate");
        assertThat(ask("userDataStream.unsubscribe", "\"subscriptionId\":5")).contains("-2036");
        assertThat(ask("userDataStream.unsubscribe", "")).endsWith("\"result\":{}}");
        deposit();
        assertThat(socket.last()).doesNotContain("balanceUpdate");
    }

    @Test
    void tellsTimesInMicrosecondsOnRequest() {
        session = open(Map.of("timeUnit", "microsecond", "returnRateLimits", "false"));
        assertThat(ask("time", "")).endsWith("\"result\":{\"serverTime\":1700000000000000}}");
    }

    @Test
    void pingsAndEndsWithoutAPong() {
        floor.run(61 * SECOND);
        assertThat(socket.pings).isEqualTo(3);
        assertThat(socket.closedWith).isEqualTo(-1);
        floor.run(20 * SECOND);
        assertThat(socket.closedWith).isEqualTo(1008);
    }

    @Test
    void endsAfterADay() {
        for (int i = 0; i < 24 * 60 * 2 - 1; i++) {
            floor.run(30 * SECOND);
            session.onPong();
        }
        assertThat(socket.closedWith).isEqualTo(-1);
        floor.run(60 * SECOND);
        assertThat(socket.closedWith).isEqualTo(1001);
    }

    @Test
    void announcesAShutdown() {
        face.announceShutdown();
        assertThat(socket.last()).isEqualTo("{\"event\":{\"e\":\"serverShutdown\",\"E\":1700000000000}}");
    }
}
