package dev.sluice.venue.paper.binance;

import static dev.sluice.venue.paper.binance.TradingClient.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListOperationsTest {
    private static final String OCO = "POST orderList/oco";
    private static final String SELL_OCO = "symbol=BTCUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=70000"
            + "&belowType=STOP_LOSS_LIMIT&belowStopPrice=50000&belowPrice=49000&belowTimeInForce=GTC"
            + "&listClientOrderId=list&aboveClientOrderId=above&belowClientOrderId=below";

    private final TradingClient client = new TradingClient();

    @Test
    void ocoAnswersTheListAndBothOrders() {
        assertThat(client.send(OCO, SELL_OCO))
                .startsWith("{\"orderListId\":0,\"contingencyType\":\"OCO\",\"listStatusType\":\"EXEC_STARTED\","
                        + "\"listOrderStatus\":\"EXECUTING\",\"listClientOrderId\":\"list\","
                        + "\"transactionTime\":1700000000123,\"symbol\":\"BTCUSDT\",\"orders\":["
                        + "{\"symbol\":\"BTCUSDT\",\"orderId\":1,\"clientOrderId\":\"above\"},"
                        + "{\"symbol\":\"BTCUSDT\",\"orderId\":2,\"clientOrderId\":\"below\"}],\"orderReports\":[{")
                .contains("\"stopPrice\":\"50000.00000000\",\"workingTime\":-1");
    }

    @Test
    void olderClientsPlaceAnOcoTheirWay() {
        assertThat(client.send(
                        "POST order/oco",
                        "symbol=BTCUSDT&side=SELL&quantity=1&price=70000&stopPrice=50000&stopLimitPrice=49000"
                                + "&stopLimitTimeInForce=GTC"))
                .contains("\"type\":\"LIMIT_MAKER\"", "\"type\":\"STOP_LOSS_LIMIT\"");
        assertThat(client.send(
                        "POST order/oco",
                        "symbol=BTCUSDT&side=SELL&quantity=1&price=70000&stopPrice=50000&stopLimitPrice=49000"))
                .startsWith("400 {\"code\":-1102,\"msg\":\"Mandatory parameter 'stopLimitTimeInForce'");
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, LIMIT_MAKER, STOP_LOSS, -1165", "SELL, STOP_LOSS, LIMIT_MAKER, -1166",
        "SELL, LIMIT_MAKER, LIMIT_MAKER, -1168", "BUY, TAKE_PROFIT, STOP_LOSS, -1196",
        "SELL, STOP_LOSS, STOP_LOSS, -1197", "BUY, TAKE_PROFIT, TAKE_PROFIT, -1198",
        "SELL, LIMIT_MAKER, TAKE_PROFIT, -1199", "SELL, LIMIT, STOP_LOSS, -1158"
    })
    void refusesPairsThatAreNone(String side, String above, String below, int code) {
        assertThat(client.send(
                        OCO, "symbol=BTCUSDT&quantity=1&side=" + side + "&aboveType=" + above + "&belowType=" + below))
                .startsWith("400 {\"code\":" + code);
    }

    @Test
    void otoShowsThePendingOrderAsPending() {
        client.send(OTHER, "POST order", "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=60000");

        String answer = client.send(
                "POST orderList/oto",
                "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=60000&workingQuantity=1"
                        + "&workingTimeInForce=GTC&pendingType=LIMIT_MAKER&pendingSide=SELL&pendingPrice=70000"
                        + "&pendingQuantity=1&pendingClientOrderId=exit");

        assertThat(answer)
                .contains("\"contingencyType\":\"OTO\"", "\"status\":\"FILLED\"", "\"status\":\"PENDING_NEW\"");
        assertThat(client.send("GET order", "symbol=BTCUSDT&origClientOrderId=exit"))
                .contains("\"status\":\"NEW\"", "\"isWorking\":true");
    }

    @Test
    void otocoHasThreeOrders() {
        assertThat(client.send(
                        "POST orderList/otoco",
                        "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=60000&workingQuantity=1"
                                + "&workingTimeInForce=GTC&pendingSide=SELL&pendingQuantity=1"
                                + "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=70000"
                                + "&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=50000"))
                .contains("\"orderId\":1", "\"orderId\":2", "\"orderId\":3");
        assertThat(client.send("GET openOrders", "symbol=BTCUSDT")).contains("\"status\":\"PENDING_NEW\"");
    }

    @Test
    void listsAreQueriedAndCancelledByEitherId() {
        client.send(OCO, SELL_OCO);

        assertThat(client.send("GET orderList", "orderListId=0")).startsWith("{\"orderListId\":0");
        assertThat(client.send("GET orderList", "origClientOrderId=list")).startsWith("{\"orderListId\":0");
        assertThat(client.send("GET orderList", "orderListId=5")).contains("-2013");
        assertThat(client.send("GET openOrderList", "")).startsWith("[{\"orderListId\":0");
        assertThat(client.send("DELETE orderList", "symbol=BTCUSDT&listClientOrderId=list"))
                .contains("\"listStatusType\":\"ALL_DONE\"", "\"origClientOrderId\":\"above\"");
        assertThat(client.send("GET openOrderList", "")).isEqualTo("[]");
        assertThat(client.send("GET allOrderList", "")).startsWith("[{\"orderListId\":0");
        assertThat(client.send("DELETE orderList", "symbol=BTCUSDT&orderListId=0"))
                .isEqualTo("400 {\"code\":-2011,\"msg\":\"Unknown order sent.\"}");
    }

    @Test
    void cancellingOneOrderAnswersTheWholeList() {
        client.send(OCO, SELL_OCO);

        assertThat(client.send("DELETE order", "symbol=BTCUSDT&origClientOrderId=above"))
                .startsWith("{\"orderListId\":0")
                .contains("\"orderReports\":[{\"symbol\":\"BTCUSDT\",\"origClientOrderId\":\"above\"");
    }

    @Test
    void refusesWhatThisExchangeHasNot() {
        assertThat(client.send("POST orderList/opo", "symbol=BTCUSDT"))
                .isEqualTo("400 {\"code\":-2010,\"msg\":\"OPO orders are not supported for this symbol.\"}");
    }
}
