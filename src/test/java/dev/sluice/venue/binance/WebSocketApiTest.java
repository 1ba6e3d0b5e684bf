package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.TradingFixture.BTCUSDT;
import static dev.sluice.venue.binance.TradingFixture.id;
import static dev.sluice.venue.binance.VirtualTimers.HOUR;
import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebSocketApiTest {
    private static final String POSITION = "{\"e\":\"outboundAccountPosition\",\"E\":1564034571105,\"u\":%d,"
            + "\"B\":[{\"a\":\"ETH\",\"f\":\"10000.000000\",\"l\":\"0.000000\"}]}";

    private final TradingFixture venue = new TradingFixture();
    private final List<VenueAnswer> answers = new ArrayList<>();

    @Test
    void subscribesBySignatureWithAnHmacKey() {
        venue.api.start();
        venue.timers.pass(SECOND);
        List<JsonNode> messages = venue.server.only().received;
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().path("method").asText()).isEqualTo("userDataStream.subscribe.signature");
        assertThat(messages.getFirst().path("params").path("apiKey").asText()).isEqualTo(TradingFixture.KEY);
        assertThat(venue.notices)
                .containsExactly(
                        new VenueNotice.Opened(VenueChannel.WEBSOCKET_API, "api-1"),
                        new VenueNotice.AlignmentDue("connected"));
    }

    @Test
    void logsOnAndSubscribesWithAnEd25519Key() throws GeneralSecurityException {
        TradingFixture logged = new TradingFixture(RequestSigner.privateKey(TradingFixture.KEY, pem())).connected();
        assertThat(logged.server.only().received.stream()
                        .map(message -> message.path("method").asText()))
                .containsExactly("session.logon", "userDataStream.subscribe");
        logged.server.methods.put("account.status", params -> "\"status\":200,\"result\":{}");
        logged.road.send(OrderRequests.account(), answers::add);
        logged.timers.pass(SECOND);
        JsonNode params = logged.server.received("account.status").getFirst().path("params");
        assertThat(params.fieldNames()).toIterable().containsExactly("recvWindow", "timestamp");
        assertThat(answers).hasSize(1).first().isInstanceOf(VenueAnswer.Ok.class);
    }

    @Test
    void matchesAnswersToRequestsWhateverTheirOrder() {
        venue.connected();
        List<String> bodies = new ArrayList<>();
        venue.server.methods.put("order.status", params -> null);
        venue.road.send(OrderRequests.status(BTCUSDT, id("first")), answer -> bodies.add("1" + text(answer)));
        venue.road.send(OrderRequests.status(BTCUSDT, id("second")), answer -> bodies.add("2" + text(answer)));
        venue.timers.pass(20 * MILLI);
        List<JsonNode> requests = venue.server.received("order.status");
        for (JsonNode request : requests.reversed()) {
            venue.server
                    .only()
                    .say("{\"result\":{\"to\":[" + request.path("id") + "]},\"status\":200,\"id\":" + request.path("id")
                            + ",\"rateLimits\":[]}");
        }
        venue.timers.pass(20 * MILLI);
        assertThat(bodies)
                .containsExactly(
                        "2{\"to\":[" + requests.get(1).path("id") + "]}",
                        "1{\"to\":[" + requests.get(0).path("id") + "]}");
    }

    @Test
    void feedsTheBudgetFromItsAnswers() {
        venue.connected();
        venue.server.methods.put(
                "account.status",
                params -> "\"status\":200,\"result\":{},\"rateLimits\":[{\"rateLimitType\":\"REQUEST_WEIGHT\","
                        + "\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":6000,\"count\":5990}]");
        venue.road.send(OrderRequests.account(), answers::add);
        venue.timers.pass(20 * MILLI);
        assertThat(venue.notices).contains(new VenueNotice.WeightUsed(5990, 6000));
        venue.road.send(OrderRequests.place(id("ours-1"), Orders.limit()), answers::add);
        venue.timers.pass(20 * MILLI);
        assertThat(answers.getLast()).isEqualTo(new VenueAnswer.NotSent("venue_weight"));
        assertThat(venue.server.received("order.place")).isEmpty();
    }

    @Test
    void letsAQueryWaitForTheNextMinuteButNoOrder() {
        venue.connected();
        venue.budget.refused(429, -1003, java.util.OptionalLong.of(venue.timers.nowNanos() + 3 * SECOND), 0);
        venue.server.methods.put("account.status", params -> "\"status\":200,\"result\":{}");
        venue.road.send(OrderRequests.account(), answers::add);
        venue.road.send(OrderRequests.place(id("ours-1"), Orders.limit()), answers::add);
        venue.timers.pass(2 * SECOND);
        assertThat(answers).containsExactly(new VenueAnswer.NotSent("venue_paused"));
        assertThat(venue.server.received("account.status")).isEmpty();
        venue.timers.pass(2 * SECOND);
        assertThat(answers).hasSize(2).last().isInstanceOf(VenueAnswer.Ok.class);
    }

    @Test
    void countsAnUnansweredRequestAsLost() {
        venue.connected();
        venue.server.methods.put("order.place", params -> null);
        venue.road.send(OrderRequests.place(id("ours-1"), Orders.limit()), answers::add);
        venue.timers.pass(9 * SECOND);
        assertThat(answers).isEmpty();
        venue.timers.pass(2 * SECOND);
        assertThat(answers).containsExactly(new VenueAnswer.Lost("timeout"));
        assertThat(venue.restRequests).isEmpty();
    }

    @Test
    void countsRequestsOfABrokenConnectionAsLostAndSendsThemOnNoOtherRoad() {
        venue.connected();
        venue.server.methods.put("order.place", params -> null);
        venue.road.send(OrderRequests.place(id("ours-1"), Orders.limit()), answers::add);
        venue.timers.pass(20 * MILLI);
        venue.server.only().drop("connection reset");
        assertThat(answers).containsExactly(new VenueAnswer.Lost("disconnected"));
        venue.timers.pass(5 * SECOND);
        assertThat(venue.restRequests).isEmpty();
        assertThat(venue.server.received("order.place")).hasSize(1);
    }

    @Test
    void sendsByRestWhileItIsNotConnected() {
        venue.rest = answer -> answer.accept(new VenueAnswer.Ok("{}".getBytes(StandardCharsets.UTF_8)));
        venue.road.send(OrderRequests.place(id("ours-1"), Orders.limit()), answers::add);
        assertThat(answers).hasSize(1).first().isInstanceOf(VenueAnswer.Ok.class);
        assertThat(venue.restRequests).hasSize(1);
    }

    @Test
    void reconnectsAndAsksForAComparison() {
        venue.connected();
        venue.server.only().drop("connection reset");
        venue.timers.pass(2 * SECOND);
        assertThat(venue.notices)
                .containsExactly(
                        new VenueNotice.Closed(VenueChannel.WEBSOCKET_API, "api-1", false, "connection reset"),
                        new VenueNotice.Reconnected(VenueChannel.WEBSOCKET_API, "api-2", VenueNotice.Cause.LOST, true),
                        new VenueNotice.AlignmentDue("connected"));
    }

    @Test
    void triesLessAndLessOftenWhileTheVenueIsAway() {
        venue.connected();
        venue.server.accepts = client -> false;
        venue.server.only().drop("connection reset");
        venue.timers.pass(10 * 60 * SECOND);
        assertThat(venue.server.attempts).hasSizeBetween(20, 60);
        List<Long> attempts = venue.server.attempts;
        long lastPause = attempts.getLast() - attempts.get(attempts.size() - 2);
        assertThat(lastPause).isBetween(14 * SECOND, 31 * SECOND);
        venue.server.accepts = client -> true;
        venue.timers.pass(40 * SECOND);
        assertThat(venue.server.connected()).hasSize(1);
    }

    @Test
    void renewsBeforeTheDayIsOverWithoutAGap() {
        venue.connected();
        long published = 0;
        for (long at = 0; at < 24 * HOUR + 60 * SECOND; at += SECOND) {
            if (at % (10 * SECOND) == 0) {
                venue.server.publish(POSITION.formatted(1_700_000_000_000L + published++));
            }
            venue.timers.pass(SECOND);
        }
        assertThat(venue.balances.stream().map(balance -> balance.atNanos()).distinct())
                .hasSize((int) published);
        assertThat(venue.notices(VenueNotice.AlignmentDue.class))
                .extracting(VenueNotice.AlignmentDue::cause)
                .containsOnly("interval");
        assertThat(venue.notices(VenueNotice.Reconnected.class))
                .containsExactly(new VenueNotice.Reconnected(
                        VenueChannel.WEBSOCKET_API, "api-2", VenueNotice.Cause.RENEWAL, true));
        assertThat(venue.notices(VenueNotice.Closed.class))
                .containsExactly(new VenueNotice.Closed(VenueChannel.WEBSOCKET_API, "api-1", true, "replaced"));
    }

    @Test
    void movesOnWhenTheServerAnnouncesItsEnd() {
        venue.connected();
        venue.server.methods.put("order.status", params -> null);
        venue.road.send(OrderRequests.status(BTCUSDT, id("first")), answers::add);
        venue.timers.pass(20 * MILLI);
        ApiServer.Client old = venue.server.only();
        old.say("{\"event\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}");
        venue.timers.pass(SECOND);
        assertThat(venue.server.connected()).hasSize(2);
        old.say("{\"id\":" + venue.server.received("order.status").getFirst().path("id")
                + ",\"status\":200,\"result\":{}}");
        venue.timers.pass(10 * SECOND);
        assertThat(answers).hasSize(1).first().isInstanceOf(VenueAnswer.Ok.class);
        assertThat(venue.server.connected()).hasSize(1).doesNotContain(old);
        assertThat(venue.notices).doesNotContain(new VenueNotice.AlignmentDue("connected"));
    }

    @Test
    void subscribesAgainWhenTheStreamIsTerminated() {
        venue.connected();
        venue.server.publish("{\"e\":\"eventStreamTerminated\",\"E\":1728973001334}");
        venue.timers.pass(SECOND);
        assertThat(venue.server.received("userDataStream.subscribe.signature")).hasSize(2);
        assertThat(venue.notices).containsExactly(new VenueNotice.AlignmentDue("resubscribed"));
        assertThat(venue.server.attempts).hasSize(1);
    }

    @Test
    void replacesAConnectionThatIsAliveButSilent() {
        venue.connected();
        venue.server.only().silent = true;
        venue.timers.pass(60 * SECOND);
        assertThat(venue.notices(VenueNotice.Closed.class))
                .containsExactly(new VenueNotice.Closed(VenueChannel.WEBSOCKET_API, "api-1", false, "silent"));
        assertThat(venue.server.connected()).hasSize(1);
        assertThat(venue.notices).contains(new VenueNotice.AlignmentDue("connected"));
    }

    @Test
    void keepsAnIdleConnectionThatAnswers() {
        venue.connected();
        venue.timers.pass(HOUR);
        assertThat(venue.server.attempts).hasSize(1);
        assertThat(venue.server.received("ping")).hasSizeBetween(100, 125);
        assertThat(venue.notices(VenueNotice.AlignmentDue.class)).hasSize(60);
    }

    @Test
    void sendsNothingAndDoesNotConnectDuringABan() {
        venue.connected();
        long until = venue.timers.nowNanos() + 600 * SECOND;
        venue.server.methods.put("order.place", params -> ApiServer.banned(until / MILLI));
        venue.road.send(OrderRequests.place(id("ours-1"), Orders.limit()), answers::add);
        venue.timers.pass(SECOND);
        assertThat(answers).hasSize(1).first().isInstanceOf(VenueAnswer.Refused.class);
        assertThat(venue.notices).contains(new VenueNotice.BanStarted(true, until));
        ApiServer.Client client = venue.server.only();
        int received = client.received.size();
        venue.timers.pass(300 * SECOND);
        assertThat(client.received).hasSize(received);
        client.drop("banned");
        venue.timers.pass(295 * SECOND);
        assertThat(venue.server.attempts).hasSize(1);
        venue.timers.pass(60 * SECOND);
        assertThat(venue.server.connected()).hasSize(1);
    }

    @Test
    void tellsAPersonWhenTheKeyIsRevoked() {
        venue.connected();
        venue.server
                .only()
                .say("{\"id\":null,\"status\":401,\"error\":{\"code\":-2015,"
                        + "\"msg\":\"Invalid API-key, IP, or permissions for action.\"}}");
        venue.timers.pass(20 * MILLI);
        assertThat(venue.notices(VenueNotice.Alarm.class)).hasSize(1);
        assertThat(venue.notices(VenueNotice.Closed.class)).hasSize(1);
    }

    @Test
    void measuresTheClockAgainWhenALogonIsTooEarlyOrLate() {
        venue.server.methods.put(
                "userDataStream.subscribe.signature",
                params -> ApiServer.error(400, -1021, "Timestamp for this request is outside of the recvWindow."));
        venue.api.start();
        venue.timers.pass(100 * MILLI);
        assertThat(venue.doubts).isEqualTo(1);
        assertThat(venue.server.connected()).isEmpty();
    }

    @Test
    void tellsOfFramesThatItCannotReadAndLivesOn() {
        venue.connected();
        for (String frame : List.of("{", "[]", "{\"foo\":1}", "{\"id\":1,\"status\":\"200\"}", "garbage", "{} {}")) {
            venue.server.only().say(frame);
        }
        venue.timers.pass(SECOND);
        assertThat(venue.notices(VenueNotice.Malformed.class)).hasSize(6);
        assertThat(venue.notices(VenueNotice.AlignmentDue.class)).hasSize(6);
        assertThat(venue.server.connected()).hasSize(1);
        assertThat(venue.server.attempts).hasSize(1);
    }

    @Test
    void losesWhatIsOnItsWayWhenItIsStopped() {
        venue.connected();
        venue.server.methods.put("order.place", params -> null);
        venue.road.send(OrderRequests.place(id("ours-1"), Orders.limit()), answers::add);
        venue.api.stop();
        assertThat(answers).containsExactly(new VenueAnswer.Lost("disconnected"));
        venue.timers.pass(60 * SECOND);
        assertThat(venue.server.attempts).hasSize(1);
    }

    private static String text(VenueAnswer answer) {
        return new String(((VenueAnswer.Ok) answer).body(), StandardCharsets.UTF_8);
    }

    private static String pem() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
