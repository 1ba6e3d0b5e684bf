package dev.sluice.venue.paper.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Market data by REST: the texts of {@code rest-api.md}, "Market Data endpoints". */
class MarketDataTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private final TestFloor floor = new TestFloor(START);
    private final Client client = TestFloor.client(floor, List.of(), ApiLimits.USUAL);

    private String body(String path, String query) {
        return client.get("/api/v3/" + path, query).body();
    }

    @Test
    void tellsTheTime() {
        assertThat(body("time", "")).isEqualTo("{\"serverTime\":1700000000000}");
        assertThat(body("ping", "")).isEqualTo("{}");
    }

    @Test
    void showsTheBookWithItsUpdateId() {
        assertThat(body("depth", "symbol=BTCUSDT&limit=5"))
                .isEqualTo("{\"lastUpdateId\":100,\"bids\":[[\"99.00000000\",\"1.00000000\"]],"
                        + "\"asks\":[[\"101.00000000\",\"1.00000000\"]]}");
    }

    @Test
    void joinsTradesOfOneTakerAtOnePrice() {
        floor.trade("100", "1", Side.BUY);
        floor.trade("100", "0.5", Side.BUY);
        floor.trade("101", "0.5", Side.BUY);

        assertThat(body("aggTrades", "symbol=BTCUSDT"))
                .isEqualTo("[{\"a\":1,\"p\":\"100.00000000\",\"q\":\"1.50000000\",\"f\":1,\"l\":2,\"T\":1700000000000,"
                        + "\"m\":false,\"M\":true},{\"a\":2,\"p\":\"101.00000000\",\"q\":\"0.50000000\",\"f\":3,"
                        + "\"l\":3,\"T\":1700000000000,\"m\":false,\"M\":true}]");
        assertThat(body("historicalTrades", "symbol=BTCUSDT&fromId=2&limit=1"))
                .isEqualTo("[{\"id\":2,\"price\":\"100.00000000\",\"qty\":\"0.50000000\",\"quoteQty\":\"50.00000000\","
                        + "\"time\":1700000000000,\"isBuyerMaker\":false,\"isBestMatch\":true}]");
    }

    @Test
    void makesKlinesWithoutHolesFromTrades() {
        floor.trade("100", "1", Side.BUY);
        floor.run(30 * SECOND);
        floor.trade("90", "2", Side.SELL);
        floor.run(120 * SECOND);
        floor.trade("95", "1", Side.BUY);

        assertThat(body("klines", "symbol=BTCUSDT&interval=1m"))
                .isEqualTo("[[1699999980000,\"100.00000000\",\"100.00000000\",\"90.00000000\",\"90.00000000\","
                        + "\"3.00000000\",1700000039999,\"280.00000000\",2,\"1.00000000\",\"100.00000000\",\"0\"],"
                        + "[1700000040000,\"90.00000000\",\"90.00000000\",\"90.00000000\",\"90.00000000\","
                        + "\"0.00000000\",1700000099999,\"0.00000000\",0,\"0.00000000\",\"0.00000000\",\"0\"],"
                        + "[1700000100000,\"95.00000000\",\"95.00000000\",\"95.00000000\",\"95.00000000\","
                        + "\"1.00000000\",1700000159999,\"95.00000000\",1,\"1.00000000\",\"95.00000000\",\"0\"]]");
    }
}
