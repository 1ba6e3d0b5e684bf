package dev.sluice.venue.paper.binance;

import static dev.sluice.venue.paper.binance.TradingClient.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The user stream in the exact form of {@code user-data-stream.md}. */
class UserEventsTest {
    private static final String PLACE = "POST order";
    private static final String BID = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=60000";

    private final TradingClient client = new TradingClient();

    @Test
    void newOrderHasEveryFieldInItsPlace() {
        client.send(PLACE, BID + "&newClientOrderId=mine");

        assertThat(client.events())
                .containsExactly(
                        "{\"e\":\"executionReport\",\"E\":1700000000123,\"s\":\"BTCUSDT\",\"c\":\"mine\",\"S\":\"BUY\","
                                + "\"o\":\"LIMIT\",\"f\":\"GTC\",\"q\":\"1.00000000\",\"p\":\"60000.00000000\","
                                + "\"P\":\"0.00000000\",\"F\":\"0.00000000\",\"g\":-1,\"C\":\"\",\"x\":\"NEW\","
                                + "\"X\":\"NEW\",\"r\":\"NONE\",\"i\":1,\"l\":\"0.00000000\",\"z\":\"0.00000000\","
                                + "\"L\":\"0.00000000\",\"n\":\"0\",\"N\":null,\"T\":1700000000123,\"t\":-1,"
                                + "\"I\":1700000000123456,\"w\":true,\"m\":false,\"M\":false,\"O\":1700000000123,"
                                + "\"Z\":\"0.00000000\",\"Y\":\"0.00000000\",\"Q\":\"0.00000000\","
                                + "\"W\":1700000000123,\"V\":\"EXPIRE_MAKER\"}",
                        "{\"e\":\"outboundAccountPosition\",\"E\":1700000000123,\"u\":1700000000123,\"B\":["
                                + "{\"a\":\"USDT\",\"f\":\"940000.00000000\",\"l\":\"60000.00000000\"}]}");
    }

    @Test
    void tradeTellsPriceQuantityAndCommission() {
        client.send(PLACE, BID);
        client.events();
        client.send(OTHER, PLACE, "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.25");

        List<String> events = client.events();
        assertThat(events.getFirst())
                .contains("\"x\":\"TRADE\",\"X\":\"PARTIALLY_FILLED\"")
                .contains("\"l\":\"0.25000000\",\"z\":\"0.25000000\",\"L\":\"60000.00000000\"")
                .contains("\"n\":\"0.00005000\",\"N\":\"BTC\"", "\"t\":1", "\"w\":true,\"m\":true,\"M\":true")
                .contains("\"Z\":\"15000.00000000\",\"Y\":\"15000.00000000\"");
        assertThat(events).hasSize(2);
        assertThat(events.getLast()).contains("\"a\":\"BTC\"", "\"a\":\"USDT\"");
    }

    @Test
    void marketOrderThatFindsTooLittleTradesThenExpires() {
        client.send(OTHER, PLACE, BID);
        client.send(PLACE, "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=2");

        List<String> events = client.events();
        assertThat(events).hasSize(4);
        assertThat(events.get(0)).contains("\"x\":\"NEW\"", "\"w\":true");
        assertThat(events.get(1)).contains("\"x\":\"TRADE\"", "\"w\":false");
        assertThat(events.get(2)).contains("\"x\":\"EXPIRED\",\"X\":\"EXPIRED\"", "\"eR\":\"INSUFFICIENT_LIQUIDITY\"");
    }

    @Test
    void cancellationHasItsOwnIdAndTheOrders() {
        client.send(PLACE, BID + "&newClientOrderId=mine");
        client.events();
        client.send("DELETE order", "symbol=BTCUSDT&orderId=1&newClientOrderId=end");

        assertThat(client.events().getFirst())
                .contains("\"c\":\"end\"", "\"C\":\"mine\",\"x\":\"CANCELED\",\"X\":\"CANCELED\"", "\"w\":false");
    }

    @Test
    void amendmentIsTheOrderReplaced() {
        client.send(PLACE, BID + "&newClientOrderId=mine");
        client.events();
        client.send("PUT order/amend/keepPriority", "symbol=BTCUSDT&orderId=1&newQty=0.5&newClientOrderId=less");

        assertThat(client.events().getFirst())
                .contains("\"c\":\"less\"", "\"q\":\"0.50000000\"", "\"C\":\"mine\",\"x\":\"REPLACED\",\"X\":\"NEW\"");
    }

    @Test
    void preventedTradeTellsWhatWasPrevented() {
        client.send(PLACE, BID);
        client.events();
        client.send(PLACE, "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.5");

        assertThat(client.events().get(1))
                .contains("\"x\":\"TRADE_PREVENTION\",\"X\":\"EXPIRED_IN_MATCH\"", "\"v\":0")
                .contains("\"A\":\"1.00000000\",\"B\":\"1.00000000\",\"u\":-1,\"U\":2,\"Cs\":\"BTCUSDT\"")
                .contains("\"pl\":\"0.50000000\",\"pL\":\"60000.00000000\",\"pY\":\"30000.00000000\"");
    }

    @Test
    void listsTellTheirStatus() {
        client.send(
                "POST orderList/oco",
                "symbol=BTCUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=70000&belowType=STOP_LOSS"
                        + "&belowStopPrice=50000&listClientOrderId=list&aboveClientOrderId=a&belowClientOrderId=b");

        assertThat(client.events().getFirst())
                .isEqualTo("{\"e\":\"listStatus\",\"E\":1700000000123,\"s\":\"BTCUSDT\",\"g\":1,\"c\":\"OCO\","
                        + "\"l\":\"EXEC_STARTED\",\"L\":\"EXECUTING\",\"r\":\"NONE\",\"C\":\"list\","
                        + "\"T\":1700000000123,\"O\":[{\"s\":\"BTCUSDT\",\"i\":1,\"c\":\"a\"},"
                        + "{\"s\":\"BTCUSDT\",\"i\":2,\"c\":\"b\"}]}");
        client.send(OTHER, PLACE, BID.replace("60000", "70000"));
        assertThat(client.events().getFirst())
                .contains("\"c\":\"b\"", "\"x\":\"EXPIRED\"", "\"w\":false", "\"eR\":\"OCO_TRIGGER\"")
                .doesNotContain("\"W\":");
    }

    @Test
    void refusedReplacementIsTold() {
        client.send(PLACE, BID);
        client.events();
        client.send(
                "POST order/cancelReplace",
                "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=900&price=100&newClientOrderId=no"
                        + "&cancelOrderId=1&cancelReplaceMode=STOP_ON_FAILURE");

        assertThat(client.events().get(1))
                .contains("\"c\":\"no\"", "\"x\":\"REJECTED\",\"X\":\"REJECTED\",\"r\":\"INSUFFICIENT_BALANCES\"");
    }

    @Test
    void depositIsABalanceUpdate() {
        client.deposit("5");

        assertThat(client.events())
                .containsExactly(
                        "{\"e\":\"balanceUpdate\",\"E\":1700000000123,\"a\":\"USDT\",\"d\":\"5.00000000\","
                                + "\"T\":1700000000123}",
                        "{\"e\":\"outboundAccountPosition\",\"E\":1700000000123,\"u\":1700000000123,\"B\":["
                                + "{\"a\":\"USDT\",\"f\":\"1000005.00000000\",\"l\":\"0.00000000\"}]}");
    }

    @Test
    void othersEventsAreNotTold() {
        client.send(OTHER, PLACE, BID);

        assertThat(client.events()).isEmpty();
    }
}
