package dev.sluice.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way reads nothing but what the long way reads too, and the same. */
class OrderReaderTest {
    /** {@code rest-api.md}, New order, FULL, without its fills. */
    private static final String PLAIN = "{\"symbol\":\"BTCUSDT\",\"orderId\":28,\"orderListId\":-1,"
            + "\"clientOrderId\":\"6gCrw2kRUAF9CvJDGP16IP\",\"transactTime\":1507725176595,"
            + "\"price\":\"0.00000000\",\"origQty\":\"10.00000000\",\"executedQty\":\"10.00000000\","
            + "\"origQuoteOrderQty\":\"0.000000\",\"cummulativeQuoteQty\":\"10.00000000\",\"status\":\"FILLED\","
            + "\"timeInForce\":\"GTC\",\"type\":\"MARKET\",\"side\":\"SELL\",\"workingTime\":1507725176595,"
            + "\"selfTradePreventionMode\":\"NONE\",\"fills\":[]}";

    @Test
    void readsAPlainOrderLikeTheLongWay() throws MalformedAnswerException {
        assertThat(OrderReader.read(bytes(PLAIN))).isNotNull().isEqualTo(longWay(PLAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"price\":\"61837.63000000\"",
                "\"status\":\"NEW\"",
                "\"status\":\"EXPIRED\"",
                "\"side\":\"BUY\"",
                "\"timeInForce\":\"IOC\"",
                "\"clientOrderId\":\"an id that is none of ours\"",
                "\"executedQty\":\"0.00000000\"",
                "\"orderListId\":7",
                "\"selfTradePreventionMode\":\"EXPIRE_BOTH\"",
                "\"unheardOf\":{\"symbol\":[\"ETHUSDT\"]}"
            })
    void readsItsVariantsLikeTheLongWay(String field) throws MalformedAnswerException {
        String order = with(field);
        assertThat(OrderReader.read(bytes(order))).isNotNull().isEqualTo(longWay(order));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"fills\":[{\"price\":\"4000.00\",\"qty\":\"1\",\"commission\":\"4\",\"commissionAsset\":\"USDT\"}]",
                "\"fills\":null",
                "\"origClientOrderId\":\"another\"",
                "\"stopPrice\":\"61000.00000000\"",
                "\"icebergQty\":\"1.00000000\"",
                "\"expiryReason\":\"INSUFFICIENT_LIQUIDITY\"",
                "\"symbol\":\"btc usdt\"",
                "\"status\":\"BEWILDERED\"",
                "\"side\":null",
                "\"price\":\"1e3\"",
                "\"origQty\":\"-1\"",
                "\"orderId\":\"28\"",
                "\"orderId\":92233720368547758070",
                "\"transactTime\":-1",
                "\"transactTime\":9223372036854775807",
                "\"clientOrderId\":\"\"",
                "\"type\":7"
            })
    void leavesAnythingElseToTheLongWay(String field) {
        assertThat(OrderReader.read(bytes(with(field)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "symbol",
                "orderId",
                "orderListId",
                "clientOrderId",
                "transactTime",
                "origQty",
                "executedQty",
                "status",
                "type",
                "side"
            })
    void leavesAnOrderWithoutANeededFieldToTheLongWay(String name) {
        assertThat(OrderReader.read(bytes(PLAIN.replace("\"" + name + "\"", "\"other\""))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "{}", "{\"symbol\":\"BTCUSDT\""})
    void leavesWhatIsNoOrderToTheLongWay(String text) {
        assertThat(OrderReader.read(bytes(text))).isNull();
    }

    @Test
    void leavesAnOrderThatWasCutShortToTheLongWay() {
        for (int length = 0; length < PLAIN.length(); length++) {
            assertThat(OrderReader.read(bytes(PLAIN.substring(0, length)))).isNull();
        }
    }

    /** The last of two fields of one name counts, in both ways. */
    private static String with(String field) {
        return PLAIN.substring(0, PLAIN.length() - 1) + "," + field + "}";
    }

    private static OrderSnapshot longWay(String text) throws MalformedAnswerException {
        return AnswerDecoder.order(JsonFields.parse(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
