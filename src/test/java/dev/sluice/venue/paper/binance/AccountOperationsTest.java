package dev.sluice.venue.paper.binance;

import static dev.sluice.venue.paper.binance.TradingClient.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountOperationsTest {
    private static final String BID = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=60000";

    private final TradingClient client = new TradingClient();

    @Test
    void accountShowsBalancesAndRates() {
        client.send("POST order", BID);

        assertThat(client.send("GET account", ""))
                .startsWith("{\"makerCommission\":2,\"takerCommission\":10,\"buyerCommission\":0")
                .contains("\"commissionRates\":{\"maker\":\"0.00020000\",\"taker\":\"0.00100000\"")
                .contains("{\"asset\":\"USDT\",\"free\":\"940000.00000000\",\"locked\":\"60000.00000000\"}")
                .contains("\"permissions\":[\"SPOT\"]");
    }

    @Test
    void queriedOrderHasEveryField() {
        client.send("POST order", BID + "&newClientOrderId=mine");

        assertThat(client.send("GET order", "symbol=BTCUSDT&orderId=1"))
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"orderId\":1,\"orderListId\":-1,\"clientOrderId\":\"mine\","
                        + "\"price\":\"60000.00000000\",\"origQty\":\"1.00000000\",\"executedQty\":\"0.00000000\","
                        + "\"cummulativeQuoteQty\":\"0.00000000\",\"status\":\"NEW\",\"timeInForce\":\"GTC\","
                        + "\"type\":\"LIMIT\",\"side\":\"BUY\",\"stopPrice\":\"0.00000000\","
                        + "\"icebergQty\":\"0.00000000\",\"time\":1700000000123,\"updateTime\":1700000000123,"
                        + "\"isWorking\":true,\"workingTime\":1700000000123,\"origQuoteOrderQty\":\"0.00000000\","
                        + "\"selfTradePreventionMode\":\"EXPIRE_MAKER\"}");
        assertThat(client.send("GET order", "symbol=BTCUSDT&orderId=2"))
                .isEqualTo("400 {\"code\":-2013,\"msg\":\"Order does not exist.\"}");
        assertThat(client.send(OTHER, "GET order", "symbol=BTCUSDT&orderId=1")).contains("-2013");
    }

    @Test
    void allOrdersBeginWhereAsked() {
        for (int i = 0; i < 3; i++) {
            client.send("POST order", BID);
        }
        client.send("DELETE order", "symbol=BTCUSDT&orderId=2");

        assertThat(client.send("GET allOrders", "symbol=BTCUSDT&orderId=2&limit=1"))
                .contains("\"orderId\":2", "CANCELED")
                .doesNotContain("\"orderId\":3");
        assertThat(client.send("GET allOrders", "symbol=BTCUSDT&limit=1")).contains("\"orderId\":3");
        assertThat(client.send("GET allOrders", "symbol=BTCUSDT&startTime=1700000000123&endTime=1700000000123"))
                .contains("\"orderId\":1", "\"orderId\":3");
        assertThat(client.send("GET allOrders", "symbol=BTCUSDT&endTime=1700000000122"))
                .isEqualTo("[]");
        assertThat(client.send("GET allOrders", "symbol=BTCUSDT&startTime=1&endTime=86400002"))
                .startsWith("400 {\"code\":-1127");
    }

    @Test
    void tradesAreTheAccountsOwn() {
        client.send("POST order", BID);
        client.send(OTHER, "POST order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.5");

        assertThat(client.send("GET myTrades", "symbol=BTCUSDT&orderId=1"))
                .isEqualTo("[{\"symbol\":\"BTCUSDT\",\"id\":1,\"orderId\":1,\"orderListId\":-1,"
                        + "\"price\":\"60000.00000000\",\"qty\":\"0.50000000\",\"quoteQty\":\"30000.00000000\","
                        + "\"commission\":\"0.00010000\",\"commissionAsset\":\"BTC\",\"time\":1700000000123,"
                        + "\"isBuyer\":true,\"isMaker\":true,\"isBestMatch\":true}]");
        assertThat(client.send("GET myTrades", "symbol=BTCUSDT&fromId=2")).isEqualTo("[]");
        assertThat(client.send("GET myTrades", "symbol=BTCUSDT&fromId=1&startTime=1"))
                .isEqualTo("400 {\"code\":-1128,\"msg\":\"Combination of optional parameters invalid.\"}");
    }

    @Test
    void preventedMatchesAreFoundByEitherId() {
        client.send("POST order", BID);
        client.send("POST order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.5");

        String match = "[{\"symbol\":\"BTCUSDT\",\"preventedMatchId\":0,\"takerOrderId\":2,\"makerSymbol\":\"BTCUSDT\","
                + "\"makerOrderId\":1,\"tradeGroupId\":-1,\"selfTradePreventionMode\":\"EXPIRE_MAKER\","
                + "\"price\":\"60000.00000000\",\"makerPreventedQuantity\":\"1.00000000\","
                + "\"transactTime\":1700000000123}]";
        assertThat(client.send("GET myPreventedMatches", "symbol=BTCUSDT&preventedMatchId=0"))
                .isEqualTo(match);
        assertThat(client.send("GET myPreventedMatches", "symbol=BTCUSDT&orderId=1"))
                .isEqualTo(match);
        assertThat(client.send("GET myPreventedMatches", "symbol=BTCUSDT")).contains("-1128");
        assertThat(client.send("GET order", "symbol=BTCUSDT&orderId=1"))
                .contains("EXPIRED_IN_MATCH", "\"preventedMatchId\":0,\"preventedQuantity\":\"1.00000000\"");
    }

    @Test
    void ratesCountsAndFiltersAreShown() {
        assertThat(client.send("GET account/commission", "symbol=BTCUSDT"))
                .startsWith("{\"symbol\":\"BTCUSDT\",\"standardCommission\":{\"maker\":\"0.00020000\"");
        assertThat(client.send("GET rateLimit/order", ""))
                .contains("\"interval\":\"SECOND\",\"intervalNum\":10,\"limit\":100,\"count\":0");
        assertThat(client.send("GET myFilters", "symbol=BTCUSDT")).contains("\"filterType\":\"PRICE_FILTER\"");
        assertThat(client.send("GET myAllocations", "symbol=BTCUSDT")).isEqualTo("[]");
    }
}
