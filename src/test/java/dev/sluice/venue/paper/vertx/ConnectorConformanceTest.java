package dev.sluice.venue.paper.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.binance.connector.client.exceptions.BinanceClientException;
import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.spot.Market;
import com.binance.connector.client.impl.spot.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official Java connector against the paper exchange, with nothing but base URL and keys changed. */
class ConnectorConformanceTest {
    private PaperSite site;
    private Market market;
    private Trade trade;
    private Trade other;

    @BeforeEach
    void start() throws Exception {
        site = PaperSite.start();
        SpotClientImpl client = new SpotClientImpl("paper", "paper", site.restUrl());
        market = client.createMarket();
        trade = client.createTrade();
        other = new SpotClientImpl("other", "other", site.restUrl()).createTrade();
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private static Map<String, Object> params(Object... namesAndValues) {
        Map<String, Object> params = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return params;
    }

    private static Map<String, Object> limit(String side, String quantity, String price, String id) {
        return params(
                "symbol", "BTCUSDT", "side", side, "type", "LIMIT", "timeInForce", "GTC", "quantity", quantity, "price",
                price, "newClientOrderId", id);
    }

    @Test
    void readsMarketData() {
        trade.newOrder(limit("SELL", "1", "101.5", "ask-1"));
        other.newOrder(limit("BUY", "0.4", "102", "bid-1"));

        assertThat(new JSONObject(market.exchangeInfo(params("symbol", "BTCUSDT")))
                        .getJSONArray("symbols")
                        .getJSONObject(0)
                        .getString("symbol"))
                .isEqualTo("BTCUSDT");
        JSONObject depth = new JSONObject(market.depth(params("symbol", "BTCUSDT", "limit", 5)));
        assertThat(depth.getJSONArray("asks").toString()).isEqualTo("[[\"101.50000000\",\"0.60000000\"]]");
        assertThat(new JSONArray(market.trades(params("symbol", "BTCUSDT"))).getJSONObject(0).getString("price"))
                .isEqualTo("101.50000000");
        assertThat(new JSONArray(market.aggTrades(params("symbol", "BTCUSDT")))).hasSize(1);
        assertThat(new JSONArray(market.klines(params("symbol", "BTCUSDT", "interval", "1m")))).hasSize(1);
        assertThat(new JSONObject(market.averagePrice(params("symbol", "BTCUSDT"))).getString("price"))
                .isEqualTo("101.50000000");
        assertThat(new JSONObject(market.ticker24H(params("symbol", "BTCUSDT"))).getString("volume"))
                .isEqualTo("0.40000000");
        assertThat(new JSONObject(market.tickerSymbol(params("symbol", "BTCUSDT"))).getString("price"))
                .isEqualTo("101.50000000");
        assertThat(new JSONArray(market.bookTicker(params("symbols", new ArrayList<>(List.of("BTCUSDT", "ETHUSDT"))))))
                .hasSize(2);
        assertThat(new JSONObject(market.ticker(params("symbol", "BTCUSDT", "windowSize", "5m"))).getInt("count"))
                .isEqualTo(1);
        assertThat(new JSONObject(market.tradingDayTicker(params("symbol", "BTCUSDT"))).getInt("count"))
                .isEqualTo(1);
    }

    @Test
    void placesQueriesAndCancels() {
        JSONObject placed = new JSONObject(trade.newOrder(limit("BUY", "1", "90", "mine-1")));
        assertThat(placed.getString("status")).isEqualTo("NEW");
        JSONObject queried = new JSONObject(trade.getOrder(params("symbol", "BTCUSDT", "origClientOrderId", "mine-1")));
        assertThat(queried.getLong("orderId")).isEqualTo(placed.getLong("orderId"));
        JSONObject canceled =
                new JSONObject(trade.cancelOrder(params("symbol", "BTCUSDT", "origClientOrderId", "mine-1")));
        assertThat(canceled.getString("status")).isEqualTo("CANCELED");
    }

    @Test
    void showsDocumentedErrors() {
        assertRefused(-1121, () -> trade.newOrder(params("symbol", "NOSUCH", "side", "BUY", "type", "MARKET", "quantity", 1)));
        assertRefused(-2013, () -> trade.getOrder(params("symbol", "BTCUSDT", "origClientOrderId", "none")));
        assertRefused(-2011, () -> trade.cancelOrder(params("symbol", "BTCUSDT", "origClientOrderId", "none")));
        Trade wrong = new SpotClientImpl("paper", "wrong", site.restUrl()).createTrade();
        assertRefused(-1022, () -> wrong.getOrder(params("symbol", "BTCUSDT", "origClientOrderId", "none")));
        Trade unknown = new SpotClientImpl("nobody", "wrong", site.restUrl()).createTrade();
        assertRefused(-2015, () -> unknown.getOrder(params("symbol", "BTCUSDT", "origClientOrderId", "none")));
    }

    private static void assertRefused(int code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                BinanceClientException.class, refused -> assertThat(refused.getErrorCode()).isEqualTo(code));
    }
}
