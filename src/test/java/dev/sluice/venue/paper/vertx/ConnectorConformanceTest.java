package dev.sluice.venue.paper.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.binance.connector.client.enums.HttpMethod;
import com.binance.connector.client.exceptions.BinanceClientException;
import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.spot.Market;
import com.binance.connector.client.impl.spot.Trade;
import com.binance.connector.client.utils.RequestHandler;
import com.binance.connector.client.utils.signaturegenerator.HmacSignatureGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    static Map<String, Object> params(Object... namesAndValues) {
        Map<String, Object> params = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return params;
    }

    /** Parameters as {@code name=value}, with spaces between them. */
    private static Map<String, Object> of(String pairs) {
        return params((Object[]) pairs.split("[ =]"));
    }

    static Map<String, Object> limit(String side, String quantity, String price, String id) {
        return params(
                "symbol",
                "BTCUSDT",
                "side",
                side,
                "type",
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                quantity,
                "price",
                price,
                "newClientOrderId",
                id);
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
        assertThat(new JSONArray(market.trades(params("symbol", "BTCUSDT")))
                        .getJSONObject(0)
                        .getString("price"))
                .isEqualTo("101.50000000");
        assertThat(new JSONArray(market.aggTrades(params("symbol", "BTCUSDT")))).hasSize(1);
        assertThat(new JSONArray(market.klines(params("symbol", "BTCUSDT", "interval", "1m"))))
                .hasSize(1);
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
    void placesEveryTypeOfOrder() {
        other.newOrder(limit("SELL", "5", "100", "ask-1"));
        other.newOrder(limit("BUY", "5", "99", "bid-1"));
        JSONObject market = new JSONObject(
                trade.newOrder(of("symbol=BTCUSDT side=BUY type=MARKET quantity=0.5 newOrderRespType=FULL")));
        assertThat(market.getString("status")).isEqualTo("FILLED");
        assertThat(market.getJSONArray("fills").getJSONObject(0).getString("commissionAsset"))
                .isEqualTo("BTC");
        JSONObject byQuote = new JSONObject(trade.newOrder(of("symbol=BTCUSDT side=BUY type=MARKET quoteOrderQty=50")));
        assertThat(byQuote.getString("executedQty")).isEqualTo("0.50000000");
        for (String stop : List.of(
                "type=STOP_LOSS_LIMIT timeInForce=GTC price=90 stopPrice=91",
                "type=TAKE_PROFIT_LIMIT timeInForce=GTC price=110 stopPrice=109",
                "type=STOP_LOSS stopPrice=91",
                "type=TAKE_PROFIT stopPrice=109")) {
            JSONObject placed = new JSONObject(
                    trade.newOrder(of("symbol=BTCUSDT side=SELL quantity=0.1 newOrderRespType=RESULT " + stop)));
            assertThat(placed.getString("status")).isEqualTo("NEW");
            assertThat(stop).startsWith("type=" + placed.getString("type") + " ");
        }
        JSONObject maker = new JSONObject(
                trade.newOrder(of("symbol=BTCUSDT side=BUY type=LIMIT_MAKER quantity=0.1 price=98 icebergQty=0.05 "
                        + "selfTradePreventionMode=EXPIRE_BOTH newOrderRespType=RESULT")));
        assertThat(maker.getString("icebergQty")).isEqualTo("0.05000000");
        JSONObject killed = new JSONObject(
                trade.newOrder(of("symbol=BTCUSDT side=BUY type=LIMIT timeInForce=FOK quantity=50 price=100")));
        assertThat(killed.getString("status")).isEqualTo("EXPIRED");
        assertThat(new JSONArray(trade.getOpenOrders(params("symbol", "BTCUSDT"))))
                .hasSize(5);
        assertThat(new JSONArray(trade.cancelOpenOrders(params("symbol", "BTCUSDT"))))
                .hasSize(5);
        assertThat(new JSONArray(trade.myTrades(params("symbol", "BTCUSDT")))).hasSize(2);
        assertThat(new JSONArray(trade.getOrders(params("symbol", "BTCUSDT")))).hasSize(8);
    }

    @Test
    void replacesAmendsAndPlacesLists() {
        other.newOrder(limit("SELL", "5", "101", "ask-1"));
        other.newOrder(limit("BUY", "1", "101", "bid-1"));
        JSONObject first = new JSONObject(trade.newOrder(limit("BUY", "1", "90", "mine-1")));
        JSONObject replaced = new JSONObject(trade.cancelReplace(params(
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
                "91",
                "cancelReplaceMode",
                "STOP_ON_FAILURE",
                "cancelOrderId",
                first.getLong("orderId"))));
        assertThat(replaced.getString("newOrderResult")).isEqualTo("SUCCESS");
        long second = replaced.getJSONObject("newOrderResponse").getLong("orderId");
        JSONObject amended = new JSONObject(signed(
                "/api/v3/order/amend/keepPriority",
                HttpMethod.PUT,
                params("symbol", "BTCUSDT", "orderId", second, "newQty", "0.4")));
        assertThat(amended.getJSONObject("amendedOrder").getString("qty")).isEqualTo("0.40000000");
        JSONObject oco = new JSONObject(signed(
                "/api/v3/orderList/oco",
                HttpMethod.POST,
                of("symbol=BTCUSDT side=SELL quantity=0.5 aboveType=LIMIT_MAKER abovePrice=120 "
                        + "belowType=STOP_LOSS belowStopPrice=80")));
        assertThat(oco.getJSONArray("orderReports")).hasSize(2);
        assertThat(new JSONArray(trade.getOpenOCOOrders(params()))).hasSize(1);
        JSONObject cancelled =
                new JSONObject(trade.cancelOCO(params("symbol", "BTCUSDT", "orderListId", oco.getLong("orderListId"))));
        assertThat(cancelled.getString("listStatusType")).isEqualTo("ALL_DONE");
    }

    @Test
    void showsTheAccount() {
        trade.newOrder(limit("BUY", "1", "90", "mine-1"));
        JSONObject account = new JSONObject(trade.account(params("omitZeroBalances", "true")));
        assertThat(account.getBoolean("canTrade")).isTrue();
        assertThat(account.getJSONArray("balances").toString()).contains("\"locked\":\"90.00000000\"");
        assertThat(new JSONArray(trade.rateLimitOrder(params()))
                        .getJSONObject(0)
                        .getInt("count"))
                .isEqualTo(1);
        assertThat(new JSONObject(trade.commission(params("symbol", "BTCUSDT"))).getString("symbol"))
                .isEqualTo("BTCUSDT");
        trade.testNewOrder(limit("BUY", "1", "90", "mine-2"));
        assertThat(new JSONArray(trade.preventedMatches(params("symbol", "BTCUSDT", "orderId", 1))))
                .isEmpty();
    }

    private String signed(String path, HttpMethod method, Map<String, Object> params) {
        return new RequestHandler("paper", new HmacSignatureGenerator("paper"), null)
                .sendSignedRequest(site.restUrl(), path, params, method, false);
    }

    @Test
    void showsDocumentedErrors() {
        assertRefused(
                -1121,
                () -> trade.newOrder(params("symbol", "NOSUCH", "side", "BUY", "type", "MARKET", "quantity", 1)));
        assertRefused(-2013, () -> trade.getOrder(params("symbol", "BTCUSDT", "origClientOrderId", "none")));
        assertRefused(-2011, () -> trade.cancelOrder(params("symbol", "BTCUSDT", "origClientOrderId", "none")));
        Trade wrong = new SpotClientImpl("paper", "wrong", site.restUrl()).createTrade();
        assertRefused(-1022, () -> wrong.getOrder(params("symbol", "BTCUSDT", "origClientOrderId", "none")));
        Trade unknown = new SpotClientImpl("nobody", "wrong", site.restUrl()).createTrade();
        assertRefused(-2015, () -> unknown.getOrder(params("symbol", "BTCUSDT", "origClientOrderId", "none")));
    }

    private static void assertRefused(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BinanceClientException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo(code));
    }
}
