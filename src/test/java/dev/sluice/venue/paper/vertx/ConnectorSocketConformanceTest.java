package dev.sluice.venue.paper.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.WebSocketApiClientImpl;
import com.binance.connector.client.impl.WebSocketStreamClientImpl;
import com.binance.connector.client.impl.spot.Trade;
import com.binance.connector.client.utils.RequestBuilder;
import com.binance.connector.client.utils.WebSocketConnection;
import com.binance.connector.client.utils.signaturegenerator.HmacSignatureGenerator;
import com.binance.connector.client.utils.websocketapi.WebSocketApiRequestHandler;
import com.binance.connector.client.utils.websocketcallback.WebSocketMessageCallback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official Java connector's sockets: market streams, user events, the WebSocket API. */
class ConnectorSocketConformanceTest {
    private PaperSite site;
    private Trade trade;
    private Trade other;

    @BeforeEach
    void start() throws Exception {
        site = PaperSite.start();
        trade = new SpotClientImpl("paper", "paper", site.restUrl()).createTrade();
        other = new SpotClientImpl("other", "other", site.restUrl()).createTrade();
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private static Map<String, Object> limit(String side, String quantity, String price, String id) {
        return ConnectorConformanceTest.limit(side, quantity, price, id);
    }

    @Test
    void streamsTheMarket() throws Exception {
        WebSocketStreamClientImpl streams = new WebSocketStreamClientImpl(site.socketUrl());
        BlockingQueue<JSONObject> heard = new LinkedBlockingQueue<>();
        CountDownLatch open = new CountDownLatch(2);
        WebSocketMessageCallback hear = text -> heard.add(new JSONObject(text));
        streams.tradeStream(
                "btcusdt",
                response -> open.countDown(),
                hear,
                (code, reason) -> {},
                (code, reason) -> {},
                (failure, response) -> {});
        streams.combineStreams(
                new ArrayList<>(List.of("btcusdt@bookTicker", "btcusdt@aggTrade")),
                response -> open.countDown(),
                hear,
                (code, reason) -> {},
                (code, reason) -> {},
                (failure, response) -> {});
        assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
        trade.newOrder(limit("SELL", "1", "101.5", "ask-1"));
        other.newOrder(limit("BUY", "0.4", "102", "bid-1"));
        List<String> kinds = new ArrayList<>();
        while (kinds.size() < 4) {
            JSONObject next = take(heard);
            kinds.add(next.has("stream") ? next.getString("stream") : next.getString("e"));
        }
        assertThat(kinds).contains("trade", "btcusdt@bookTicker", "btcusdt@aggTrade");
    }

    private static JSONObject take(BlockingQueue<JSONObject> heard) throws InterruptedException {
        JSONObject next = heard.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void tellsUserEventsBySignedSubscription() throws Exception {
        BlockingQueue<JSONObject> heard = new LinkedBlockingQueue<>();
        WebSocketConnection connection = new WebSocketConnection(
                response -> {},
                text -> heard.add(new JSONObject(text)),
                (code, reason) -> {},
                (code, reason) -> {},
                (failure, response) -> {},
                RequestBuilder.buildWebSocketRequest(site.socketUrl() + "/ws-api/v3"),
                new OkHttpClient());
        connection.connect();
        WebSocketApiRequestHandler handler =
                new WebSocketApiRequestHandler(connection, "paper", new HmacSignatureGenerator("paper"));
        handler.signedRequest("userDataStream.subscribe.signature", new JSONObject());
        assertThat(take(heard).getJSONObject("result").getInt("subscriptionId")).isZero();
        trade.newOrder(limit("BUY", "1", "90", "mine-1"));
        JSONObject report = take(heard).getJSONObject("event");
        assertThat(report.getString("e")).isEqualTo("executionReport");
        assertThat(report.getString("c")).isEqualTo("mine-1");
        assertThat(take(heard).getJSONObject("event").getString("e")).isEqualTo("outboundAccountPosition");
    }

    @Test
    void tellsUserEventsByListenKey() throws Exception {
        String key = new JSONObject(new SpotClientImpl("paper", "paper", site.restUrl())
                        .createUserData()
                        .createListenKey())
                .getString("listenKey");
        WebSocketStreamClientImpl streams = new WebSocketStreamClientImpl(site.socketUrl());
        BlockingQueue<JSONObject> heard = new LinkedBlockingQueue<>();
        CountDownLatch open = new CountDownLatch(1);
        streams.listenUserStream(
                key,
                response -> open.countDown(),
                text -> heard.add(new JSONObject(text)),
                (code, reason) -> {},
                (code, reason) -> {},
                (failure, response) -> {});
        assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
        // The server's half of the handshake is over a moment later; a subscription has no answer to wait for.
        trade.newOrder(limit("BUY", "1", "90", "mine-1"));
        assertThat(take(heard).getString("e")).isEqualTo("executionReport");
    }

    @Test
    void tradesByTheWebSocketApi() throws Exception {
        WebSocketApiClientImpl client = new WebSocketApiClientImpl(
                "paper", new HmacSignatureGenerator("paper"), site.socketUrl() + "/ws-api/v3");
        BlockingQueue<JSONObject> heard = new LinkedBlockingQueue<>();
        client.connect(text -> heard.add(new JSONObject(text)));
        client.general().serverTime(new JSONObject());
        assertThat(take(heard).getJSONObject("result").getLong("serverTime")).isPositive();
        JSONObject more = new JSONObject(Map.of("timeInForce", "GTC", "quantity", "1", "price", "90"));
        client.trade().newOrder("BTCUSDT", "BUY", "LIMIT", more);
        long id = take(heard).getJSONObject("result").getLong("orderId");
        client.trade().getOrder("BTCUSDT", new JSONObject(Map.of("orderId", id)));
        assertThat(take(heard).getJSONObject("result").getString("status")).isEqualTo("NEW");
        client.trade().cancelOrder("BTCUSDT", new JSONObject(Map.of("orderId", id)));
        assertThat(take(heard).getJSONObject("result").getString("status")).isEqualTo("CANCELED");
        client.trade().cancelOrder("BTCUSDT", new JSONObject(Map.of("orderId", id)));
        assertThat(take(heard).getJSONObject("error").getInt("code")).isEqualTo(-2011);
        client.account().accountStatus(new JSONObject());
        assertThat(take(heard).getJSONObject("result").getJSONArray("balances")).hasSize(3);
    }
}
