package dev.sluice.venue.paper.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.venue.paper.binance.ApiLimits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The WebSockets of the paper exchange, seen by a bare client. */
class SocketTest {
    private PaperSite site;

    @BeforeEach
    void start() throws Exception {
        site = PaperSite.start();
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private Talk talk(String path) throws Exception {
        return Talk.to(site.vertx, site.socketUrl() + path);
    }

    private static Map<String, Object> limit(String side, String price, String id) {
        return Map.of(
                "symbol",
                "BTCUSDT",
                "side",
                side,
                "type",
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                "1",
                "price",
                price,
                "newClientOrderId",
                id);
    }

    @Test
    void answersRequestsByTheirId() throws Exception {
        Talk talk = talk("/ws-api/v3");
        JsonObject answer = talk.ask("time", Map.of());
        assertThat(answer.getInteger("status")).isEqualTo(200);
        assertThat(answer.getJsonObject("result").getLong("serverTime")).isPositive();
        assertThat(answer.getJsonArray("rateLimits").getJsonObject(0).getString("rateLimitType"))
                .isEqualTo("REQUEST_WEIGHT");
        talk.say("{\"id\":\"x\",\"method\":\"v3/ping\",\"params\":{\"returnRateLimits\":false}}");
        assertThat(talk.hear()).isEqualTo(new JsonObject("{\"id\":\"x\",\"status\":200,\"result\":{}}"));
    }

    @Test
    void answersWhatItCannotRead() throws Exception {
        Talk talk = talk("/ws-api/v3?returnRateLimits=false");
        talk.say("nonsense");
        assertThat(talk.hear().getJsonObject("error").getInteger("code")).isEqualTo(-1135);
        talk.say("{\"id\":7,\"method\":\"no.such\"}");
        assertThat(talk.hear())
                .isEqualTo(new JsonObject("{\"id\":7,\"status\":400,\"error\":{\"code\":-1020,"
                        + "\"msg\":\"This operation is not supported.\"}}"));
        assertThat(talk.ask("time", Map.of()).getInteger("status")).isEqualTo(200);
    }

    @Test
    void tradesBySignedRequests() throws Exception {
        Talk talk = talk("/ws-api/v3");
        JsonObject answer = talk.ask("order.place", Talk.signed("paper", "paper", limit("BUY", "90", "mine")));
        assertThat(answer.getJsonObject("result").getString("status")).isEqualTo("NEW");
        assertThat(answer.getJsonArray("rateLimits")).hasSize(3);
        JsonObject wrong = talk.ask("order.place", Talk.signed("paper", "wrong", limit("BUY", "90", "mine-2")));
        assertThat(wrong.getJsonObject("error").getInteger("code")).isEqualTo(-1022);
        JsonObject unsigned = talk.ask("order.place", limit("BUY", "90", "mine-2"));
        assertThat(unsigned.getJsonObject("error").getInteger("code")).isEqualTo(-1102);
    }

    @Test
    void streamsTradesAndBooksInBothForms() throws Exception {
        Talk raw = talk("/ws/btcusdt@trade");
        Talk combined = talk("/stream?streams=btcusdt@trade/btcusdt@bookTicker");
        Talk trader = talk("/ws-api/v3");
        trader.ask("order.place", Talk.signed("paper", "paper", limit("SELL", "101.5", "ask")));
        JsonObject top = combined.hear();
        assertThat(top.getString("stream")).isEqualTo("btcusdt@bookTicker");
        assertThat(top.getJsonObject("data").getString("a")).isEqualTo("101.50000000");
        trader.ask("order.place", Talk.signed("other", "other", limit("BUY", "102", "bid")));
        JsonObject trade = raw.hear();
        assertThat(trade.getString("e")).isEqualTo("trade");
        assertThat(trade.getString("p")).isEqualTo("101.50000000");
        assertThat(trade.getBoolean("m")).isFalse();
        assertThat(combined.hear().getString("stream")).isEqualTo("btcusdt@trade");
    }

    @Test
    void changesSubscriptionsOnTheFly() throws Exception {
        Talk talk = talk("/ws");
        talk.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"btcusdt@depth\"],\"id\":1}");
        assertThat(talk.hear()).isEqualTo(new JsonObject("{\"result\":null,\"id\":1}"));
        talk.say("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@depth\"],\"id\":\"two\"}");
        assertThat(talk.hear()).isEqualTo(new JsonObject("{\"result\":null,\"id\":\"two\"}"));
        talk.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
        assertThat(talk.hear().getJsonArray("result")).isEqualTo(new JsonArray(List.of("btcusdt@trade")));
        talk.say("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":4}");
        assertThat(talk.hear().getBoolean("result")).isFalse();
        talk.say("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1],\"id\":5}");
        assertThat(talk.hear().getString("msg")).isEqualTo("Invalid value type: expected Boolean");
    }

    @Test
    void disconnectsWhoTalksTooFast() throws Exception {
        Talk talk = talk("/ws");
        for (int i = 0; i < 20; i++) {
            talk.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + i + "}");
        }
        assertThat(talk.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    /** The answers to these requests are some 20 MB. */
    @Test
    void disconnectsWhoDoesNotRead() throws Exception {
        int plenty = 1_000_000_000;
        ApiLimits none = new ApiLimits(plenty, plenty, plenty, plenty, plenty);
        try (PaperSite generous = PaperSite.start(none, List.of())) {
            Talk talk = Talk.to(generous.vertx, generous.socketUrl() + "/ws-api/v3");
            talk.stopReading();
            for (int i = 0; i < 10_000; i++) {
                talk.say("{\"id\":1,\"method\":\"exchangeInfo\"}");
            }
            for (int i = 0; i < 1_500 && generous.server.slowClients() == 0; i++) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(generous.server.slowClients()).isEqualTo(1);
            talk.readOn();
            assertThat(talk.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(Talk.CUT);
        }
    }
}
