package dev.sluice.venue.paper.binance;

import static dev.sluice.venue.paper.binance.TradingClient.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers and refusals in the exact words of {@code rest-api.md} and {@code errors.md}. */
class TradingOperationsTest {
    private static final String PLACE = "POST order";
    private static final String BID = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=60000";
    private static final String TIME = "1700000000123";

    private final TradingClient client = new TradingClient();

    @Test
    void limitOrderIsAnsweredInFullByDefault() {
        assertThat(client.send(PLACE, BID + "&newClientOrderId=mine"))
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"orderId\":1,\"orderListId\":-1,\"clientOrderId\":\"mine\","
                        + "\"transactTime\":" + TIME + ",\"price\":\"60000.00000000\",\"origQty\":\"1.00000000\","
                        + "\"executedQty\":\"0.00000000\",\"origQuoteOrderQty\":\"0.00000000\","
                        + "\"cummulativeQuoteQty\":\"0.00000000\",\"status\":\"NEW\",\"timeInForce\":\"GTC\","
                        + "\"type\":\"LIMIT\",\"side\":\"BUY\",\"workingTime\":" + TIME
                        + ",\"selfTradePreventionMode\":\"EXPIRE_MAKER\",\"fills\":[]}");
    }

    @Test
    void marketOrderShowsItsFills() {
        client.send(OTHER, PLACE, BID);

        assertThat(client.send(PLACE, "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.5"))
                .contains("\"status\":\"FILLED\"", "\"price\":\"0.00000000\"")
                .contains("\"fills\":[{\"price\":\"60000.00000000\",\"qty\":\"0.50000000\","
                        + "\"commission\":\"30.00000000\",\"commissionAsset\":\"USDT\",\"tradeId\":1}]");
    }

    @Test
    void otherTypesAreAcknowledgedAloneUnlessAskedFor() {
        String maker = "symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=1&price=60000";

        assertThat(client.send(PLACE, maker + "&newClientOrderId=a"))
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"orderId\":1,\"orderListId\":-1,\"clientOrderId\":\"a\","
                        + "\"transactTime\":" + TIME + "}");
        assertThat(client.send(PLACE, maker + "&newClientOrderId=b&newOrderRespType=RESULT"))
                .contains("\"status\":\"NEW\"")
                .doesNotContain("fills");
    }

    @Test
    void stopOrderIsNotWorkingYet() {
        assertThat(client.send(
                        PLACE,
                        "symbol=BTCUSDT&side=SELL&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=1&price=50000"
                                + "&stopPrice=51000&newOrderRespType=RESULT"))
                .contains("\"stopPrice\":\"51000.00000000\",\"workingTime\":-1");
    }

    @Test
    void quoteQuantityIsKept() {
        client.send(OTHER, PLACE, BID);

        assertThat(client.send(PLACE, "symbol=BTCUSDT&side=SELL&type=MARKET&quoteOrderQty=600"))
                .contains("\"origQty\":\"0.01000000\"", "\"origQuoteOrderQty\":\"600.00000000\"", "FILLED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1 | -1102 |"
                        + " Mandatory parameter 'price' was not sent, was empty/null, or malformed.",
                "side=BUY&type=LIMIT&quantity=1&price=60000 | -1102 |"
                        + " Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.",
                "side=BUY&type=MARKET | -1102 |"
                        + " Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!",
                "side=BUY&type=MARKET&quantity=1&price=1 | -1106 | Parameter 'price' sent when not required.",
                "side=BUY&type=MARKET&quantity=1&timeInForce=GTC | -1106 |"
                        + " Parameter 'timeInForce' sent when not required.",
                "side=HOLD&type=MARKET&quantity=1 | -1117 | Invalid side.",
                "side=BUY&type=WISH&quantity=1 | -1116 | Invalid orderType.",
                "side=BUY&type=LIMIT&timeInForce=DAY&quantity=1&price=1 | -1115 | Invalid timeInForce.",
                "side=BUY&type=STOP_LOSS&quantity=1 | -1102 |"
                        + " Mandatory parameter 'stopPrice' was not sent, was empty/null, or malformed.",
                "side=BUY&type=STOP_LOSS&quantity=1&trailingDelta=10 | -2010 |"
                        + " Trailing stop orders are not supported for this symbol.",
                "side=BUY&type=LIMIT&timeInForce=IOC&quantity=1&price=60000&icebergQty=0.1 | -2010 |"
                        + " Unsupported order combination",
                "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=60000.001 | -1013 |"
                        + " Filter failure: PRICE_FILTER",
                "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.0001&price=60000 | -1013 | Filter failure: LOT_SIZE",
                "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=60 | -1013 | Filter failure: NOTIONAL",
                "side=SELL&type=LIMIT&timeInForce=GTC&quantity=101&price=600 | -2010 |"
                        + " Account has insufficient balance for requested action.",
                "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=60000&strategyType=5 | -1134 |"
                        + " `strategyType` was less than 1000000.",
                "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=60000&selfTradePreventionMode=TRANSFER | -1013 |"
                        + " This symbol does not allow the specified self-trade prevention mode.",
                "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=60000&wish=1 | -1104 |"
                        + " Not all sent parameters were read; read '6' parameter(s) but was sent '7'."
            })
    void refusesAsDocumented(String parameters, int code, String message) {
        assertThat(client.send(PLACE, "symbol=BTCUSDT&" + parameters))
                .isEqualTo("400 {\"code\":" + code + ",\"msg\":\"" + message + "\"}");
    }

    @Test
    void refusesWhatTheMarketForbids() {
        client.send(OTHER, PLACE, BID);
        client.send(OTHER, PLACE, "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.1&selfTradePreventionMode=NONE");

        assertThat(client.send(PLACE, "symbol=BTCUSDT&side=SELL&type=LIMIT_MAKER&quantity=1&price=60000"))
                .isEqualTo("400 {\"code\":-2010,\"msg\":\"Order would immediately match and take.\"}");
        assertThat(client.send(PLACE, "symbol=BTCUSDT&side=BUY&type=STOP_LOSS&quantity=1&stopPrice=59000"))
                .isEqualTo("400 {\"code\":-2010,\"msg\":\"Order would trigger immediately.\"}");
        client.send(PLACE, BID + "&newClientOrderId=a");
        assertThat(client.send(PLACE, BID + "&newClientOrderId=a"))
                .isEqualTo("400 {\"code\":-2010,\"msg\":\"Duplicate order sent.\"}");
    }

    @Test
    void testOrderPlacesNothing() {
        assertThat(client.send("POST order/test", BID)).isEqualTo("{}");
        assertThat(client.send("POST order/test", BID + "&computeCommissionRates=true"))
                .startsWith("{\"standardCommissionForOrder\":{\"maker\":\"0.00020000\",\"taker\":\"0.00100000\"}");
        assertThat(client.send("POST order/test", BID + "1.001&price=1")).contains("-1013");
        assertThat(client.send("GET openOrders", "")).isEqualTo("[]");
    }

    @Test
    void cancelNamesBothIds() {
        client.send(PLACE, BID + "&newClientOrderId=mine");

        assertThat(client.send("DELETE order", "symbol=BTCUSDT&origClientOrderId=mine&newClientOrderId=end"))
                .startsWith("{\"symbol\":\"BTCUSDT\",\"origClientOrderId\":\"mine\",\"orderId\":1,\"orderListId\":-1,"
                        + "\"clientOrderId\":\"end\",\"transactTime\":" + TIME)
                .contains("\"status\":\"CANCELED\"");
        assertThat(client.send("DELETE order", "symbol=BTCUSDT&orderId=1"))
                .isEqualTo("400 {\"code\":-2011,\"msg\":\"Unknown order sent.\"}");
        assertThat(client.send("DELETE order", "symbol=BTCUSDT"))
                .isEqualTo("400 {\"code\":-1102,\"msg\":\"Param 'origClientOrderId' or 'orderId' must be sent, but both"
                        + " were empty/null!\"}");
        assertThat(client.send("DELETE order", "symbol=BTCUSDT&orderId=1&cancelRestrictions=NEVER"))
                .isEqualTo("400 {\"code\":-1145,\"msg\":\"Invalid cancelRestrictions\"}");
    }

    @Test
    void cancelRestrictionsAreKept() {
        client.send(PLACE, BID + "&newClientOrderId=mine");

        assertThat(client.send("DELETE order", "symbol=BTCUSDT&orderId=1&cancelRestrictions=ONLY_PARTIALLY_FILLED"))
                .isEqualTo("400 {\"code\":-2011,\"msg\":\"Order was not canceled due to cancel restrictions.\"}");
    }

    @Test
    void cancelReplaceSucceedsWhole() {
        client.send(PLACE, BID + "&newClientOrderId=mine");

        assertThat(client.send(
                        "POST order/cancelReplace",
                        BID.replace("60000", "61000")
                                + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=mine"))
                .startsWith("{\"cancelResult\":\"SUCCESS\",\"newOrderResult\":\"SUCCESS\",\"cancelResponse\":{")
                .contains("\"newOrderResponse\":{\"symbol\":\"BTCUSDT\",\"orderId\":2,");
    }

    @Test
    void cancelReplaceFailsInPartsAsDocumented() {
        String replace = BID + "&cancelOrderId=99&cancelReplaceMode=";

        assertThat(client.send("POST order/cancelReplace", replace + "STOP_ON_FAILURE"))
                .isEqualTo("400 {\"code\":-2022,\"msg\":\"Order cancel-replace failed.\",\"data\":{\"cancelResult\":"
                        + "\"FAILURE\",\"newOrderResult\":\"NOT_ATTEMPTED\",\"cancelResponse\":{\"code\":-2011,"
                        + "\"msg\":\"Unknown order sent.\"},\"newOrderResponse\":null}}");
        assertThat(client.send("POST order/cancelReplace", replace + "ALLOW_FAILURE"))
                .startsWith("409 {\"code\":-2021,\"msg\":\"Order cancel-replace partially failed.\",\"data\":{"
                        + "\"cancelResult\":\"FAILURE\",\"newOrderResult\":\"SUCCESS\"");
        client.send(PLACE, BID + "&newClientOrderId=mine");
        assertThat(client.send(
                        "POST order/cancelReplace",
                        BID + "0&quantity=100&cancelOrigClientOrderId=mine&cancelReplaceMode=STOP_ON_FAILURE"))
                .startsWith("400 {\"code\":-1013");
        assertThat(client.send(
                        "POST order/cancelReplace",
                        "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=900&price=100"
                                + "&cancelOrigClientOrderId=mine&cancelReplaceMode=STOP_ON_FAILURE"))
                .startsWith("409 {\"code\":-2021")
                .contains("\"cancelResult\":\"SUCCESS\",\"newOrderResult\":\"FAILURE\"")
                .contains("\"newOrderResponse\":{\"code\":-2010,\"msg\":\"Account has insufficient balance");
    }

    @Test
    void amendAnswersTheAmendedOrder() {
        client.send(PLACE, BID + "&newClientOrderId=mine");

        assertThat(client.send(
                        "PUT order/amend/keepPriority",
                        "symbol=BTCUSDT&origClientOrderId=mine&newQty=0.5&newClientOrderId=less"))
                .startsWith("{\"transactTime\":" + TIME + ",\"executionId\":")
                .contains("\"origClientOrderId\":\"mine\",\"clientOrderId\":\"less\"", "\"qty\":\"0.50000000\"");
        assertThat(client.send("GET order/amendments", "symbol=BTCUSDT&orderId=1"))
                .contains("\"origQty\":\"1.00000000\",\"newQty\":\"0.50000000\"");
        assertThat(client.send("PUT order/amend/keepPriority", "symbol=BTCUSDT&orderId=1&newQty=2"))
                .isEqualTo("400 {\"code\":-2038,\"msg\":\"Order amend (quantity increase) is not supported.\"}");
    }

    @Test
    void cancelAllAnswersOrdersAndLists() {
        client.send(PLACE, BID);
        client.send(
                "POST orderList/oco",
                "symbol=BTCUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=70000"
                        + "&belowType=STOP_LOSS&belowStopPrice=50000");

        assertThat(client.send("DELETE openOrders", "symbol=BTCUSDT"))
                .startsWith("[{\"symbol\":\"BTCUSDT\",\"origClientOrderId\":")
                .contains("{\"orderListId\":0,\"contingencyType\":\"OCO\",\"listStatusType\":\"ALL_DONE\"")
                .contains("\"orderReports\":[{");
        assertThat(client.send("DELETE openOrders", "symbol=BTCUSDT"))
                .isEqualTo("400 {\"code\":-2011,\"msg\":\"Unknown order sent.\"}");
    }
}
