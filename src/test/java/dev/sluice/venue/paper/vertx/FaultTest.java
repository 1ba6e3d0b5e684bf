package dev.sluice.venue.paper.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that a test asks for by the control endpoint, as clients meet them. */
class FaultTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private PaperSite site;
    private Talk talk;

    @BeforeEach
    void start() throws Exception {
        site = PaperSite.start();
        talk = Talk.to(site.vertx, site.socketUrl() + "/ws-api/v3?returnRateLimits=false");
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private HttpResponse<String> send(String verb, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.restUrl() + path))
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private JsonObject fault(String rule) throws Exception {
        HttpResponse<String> answer = send("POST", "/control/faults", rule);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private JsonObject place(String id) throws Exception {
        return talk.ask("order.place", Talk.signed("paper", "paper", order(id)));
    }

    private static Map<String, Object> order(String id) {
        return Map.of(
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                "1",
                "price",
                "90",
                "newClientOrderId",
                id);
    }

    private JsonObject query(String id) throws Exception {
        return talk.ask(
                "order.status", Talk.signed("paper", "paper", Map.of("symbol", "BTCUSDT", "origClientOrderId", id)));
    }

    private static int code(JsonObject answer) {
        return answer.getJsonObject("error").getInteger("code");
    }

    @Test
    void failsBeforeAcceptance() throws Exception {
        fault("{\"kind\":\"error\",\"on\":\"request\",\"match\":\"order.place\",\"code\":-1007,\"count\":1}");
        JsonObject answer = place("lost-1");
        assertThat(answer.getInteger("status")).isEqualTo(504);
        assertThat(code(answer)).isEqualTo(-1007);
        assertThat(code(query("lost-1"))).isEqualTo(-2013);
        assertThat(place("lost-1").getInteger("status")).isEqualTo(200);
    }

    @Test
    void failsAfterAcceptance() throws Exception {
        fault("{\"kind\":\"error\",\"on\":\"answer\",\"match\":\"order.place\",\"code\":-1006,\"count\":1}");
        assertThat(code(place("lost-2"))).isEqualTo(-1006);
        assertThat(query("lost-2").getJsonObject("result").getString("status")).isEqualTo("NEW");
    }

    @Test
    void acceptsAndNeverAnswers() throws Exception {
        fault("{\"kind\":\"drop\",\"on\":\"answer\",\"match\":\"order.place\",\"count\":1}");
        talk.say(new JsonObject()
                .put("id", "silent")
                .put("method", "order.place")
                .put("params", new JsonObject(Talk.signed("paper", "paper", order("lost-3"))))
                .encode());
        assertThat(query("lost-3").getJsonObject("result").getString("status")).isEqualTo("NEW");
        assertThat(talk.heard).isEmpty();
    }

    @Test
    void hidesNewOrdersFromQueries() throws Exception {
        fault("{\"kind\":\"not-found\",\"millis\":60000,\"count\":1}");
        assertThat(place("hidden-1").getInteger("status")).isEqualTo(200);
        assertThat(code(query("hidden-1"))).isEqualTo(-2013);
        place("seen-1");
        assertThat(query("seen-1").getInteger("status")).isEqualTo(200);
    }

    @Test
    void losesOneUserEventWhileTheStreamLives() throws Exception {
        Talk user = Talk.to(site.vertx, site.socketUrl() + "/ws-api/v3");
        user.ask("userDataStream.subscribe.signature", Talk.signed("paper", "paper", Map.of()));
        fault("{\"kind\":\"drop\",\"on\":\"user\",\"match\":\"executionReport\",\"count\":1}");
        place("unheard-1");
        place("heard-1");
        assertThat(user.hear().getJsonObject("event").getString("e")).isEqualTo("outboundAccountPosition");
        assertThat(user.hear().getJsonObject("event").getString("c")).isEqualTo("heard-1");
    }

    @Test
    void fillsPartOfAnOrder() throws Exception {
        Talk user = Talk.to(site.vertx, site.socketUrl() + "/ws-api/v3");
        user.ask("userDataStream.subscribe.signature", Talk.signed("paper", "paper", Map.of()));
        fault("{\"kind\":\"partial-fill\",\"fraction\":\"0.25\",\"count\":1}");
        place("part-1");
        JsonObject event = user.hear().getJsonObject("event");
        while (!"TRADE".equals(event.getString("x"))) {
            event = user.hear().getJsonObject("event");
        }
        assertThat(event.getString("z")).isEqualTo("0.25000000");
        assertThat(event.getString("X")).isEqualTo("PARTIALLY_FILLED");
    }

    @Test
    void bansAnAddressOnBothRoads() throws Exception {
        fault("{\"kind\":\"ban\",\"on\":\"request\",\"match\":\"time\",\"millis\":60000,\"count\":1}");
        HttpResponse<String> banned = send("GET", "/api/v3/time", "");
        assertThat(banned.statusCode()).isEqualTo(418);
        assertThat(banned.headers().firstValue("Retry-After")).contains("60");
        assertThat(send("GET", "/api/v3/ping", "").statusCode()).isEqualTo(418);
        JsonObject refused = talk.ask("ping", Map.of());
        assertThat(refused.getInteger("status")).isEqualTo(418);
        assertThat(refused.getJsonObject("error").getJsonObject("data").getLong("retryAfter"))
                .isPositive();
    }

    @Test
    void runsOnAWrongClock() throws Exception {
        fault("{\"skewMillis\":-5000}");
        assertThat(code(place("late-1"))).isEqualTo(-1021);
        fault("{\"skewMillis\":0}");
        assertThat(place("late-1").getInteger("status")).isEqualTo(200);
    }

    @Test
    void cutsConnectionsWithoutAWord() throws Exception {
        fault("{\"now\":[\"disconnect\"]}");
        assertThat(talk.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(Talk.CUT);
    }

    @Test
    void endsUserStreamsButNotTheConnection() throws Exception {
        talk.ask("userDataStream.subscribe.signature", Talk.signed("paper", "paper", Map.of()));
        fault("{\"now\":[\"terminate-user-streams\"]}");
        assertThat(talk.hear().getJsonObject("event").getString("e")).isEqualTo("eventStreamTerminated");
        assertThat(talk.ask("ping", Map.of()).getInteger("status")).isEqualTo(200);
    }

    @Test
    void showsAndForgetsItsRules() throws Exception {
        JsonObject shown = fault("{\"rules\":[{\"kind\":\"delay\",\"millis\":5},{\"kind\":\"drop\",\"on\":\"stream\","
                + "\"match\":\"btcusdt@*\",\"probability\":0.25}],\"seed\":7,\"skewMillis\":3}");
        JsonArray rules = shown.getJsonArray("rules");
        assertThat(rules).hasSize(2);
        assertThat(rules.getJsonObject(1).getString("probability")).isEqualTo("0.25");
        assertThat(shown.getInteger("skewMillis")).isEqualTo(3);
        int id = rules.getJsonObject(0).getInteger("id");
        assertThat(new JsonObject(send("DELETE", "/control/faults?id=" + id, "").body()).getJsonArray("rules"))
                .hasSize(1);
        JsonObject empty = new JsonObject(send("DELETE", "/control/faults", "").body());
        assertThat(empty.getJsonArray("rules")).isEmpty();
        assertThat(empty.getInteger("skewMillis")).isZero();
    }

    @Test
    void saysWhatIsWrongWithARule() throws Exception {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("{\"kind\":\"explode\"}", "kind is one of");
        wrong.put("{\"kind\":\"drop\",\"where\":\"here\"}", "unknown [where]");
        wrong.put("{\"kind\":\"drop\",\"probability\":2}", "probability is 0.000001 to 1");
        wrong.put("{\"kind\":\"error\",\"on\":\"stream\"}", "error is on request or answer");
        wrong.put("{\"rules\":[1]}", "a rule is a JSON object");
        wrong.put("nonsense", "no JSON value");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            HttpResponse<String> answer = send("POST", "/control/faults", each.getKey());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(new JsonObject(answer.body()).getString("error")).contains(each.getValue());
        }
        assertThat(new JsonObject(send("GET", "/control/faults", "").body()).getJsonArray("rules"))
                .isEmpty();
    }

    @Test
    void paysInFromNowhere() throws Exception {
        talk.ask("userDataStream.subscribe.signature", Talk.signed("paper", "paper", Map.of()));
        HttpResponse<String> paid =
                send("POST", "/control/deposit", "{\"account\":\"paper\",\"asset\":\"USDT\",\"amount\":\"12.5\"}");
        assertThat(paid.statusCode()).isEqualTo(200);
        JsonObject event = talk.hear().getJsonObject("event");
        assertThat(event.getString("e")).isEqualTo("balanceUpdate");
        assertThat(event.getString("d")).isEqualTo("12.50000000");
        assertThat(send("POST", "/control/deposit", "{\"account\":\"nobody\",\"asset\":\"USDT\",\"amount\":1}")
                        .statusCode())
                .isEqualTo(404);
    }
}
