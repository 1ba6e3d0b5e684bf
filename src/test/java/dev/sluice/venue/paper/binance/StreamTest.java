package dev.sluice.venue.paper.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Market streams in virtual time: texts and pace of {@code web-socket-streams.md}. */
class StreamTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW_MILLIS = 1_700_000_000_000L;

    private final TestFloor floor = new TestFloor(NOW_MILLIS * 1_000_000);
    private final FakeSocket socket = new FakeSocket();
    private final BinanceFace face = TestFloor.face(floor, List.of(), ApiLimits.USUAL);

    private Session listen(String... streams) {
        return face.listen(new BinanceFace.Connect("10.0.0.1", Map.of()), socket, List.of(streams), false);
    }

    @Test
    void aggregatesWhatOneTakerTradedAtOnePrice() {
        listen("btcusdt@aggTrade");
        floor.trade("100", "1", Side.SELL);
        floor.trade("100", "2", Side.SELL);
        floor.trade("99", "1", Side.SELL);
        floor.run(0);
        assertThat(socket.texts)
                .containsExactly(
                        "{\"e\":\"aggTrade\",\"E\":1700000000000,\"s\":\"BTCUSDT\",\"a\":1,\"p\":\"100.00000000\","
                                + "\"q\":\"3.00000000\",\"f\":1,\"l\":2,\"T\":1700000000000,\"m\":true,\"M\":true}",
                        "{\"e\":\"aggTrade\",\"E\":1700000000000,\"s\":\"BTCUSDT\",\"a\":2,\"p\":\"99.00000000\","
                                + "\"q\":\"1.00000000\",\"f\":3,\"l\":3,\"T\":1700000000000,\"m\":true,\"M\":true}");
    }

    @Test
    void joinsTheChangesOfASecondWithoutAHole() {
        listen("btcusdt@depth");
        floor.diff(101, 103, "98", "1");
        floor.diff(104, 104, "98", "2");
        floor.run(SECOND);
        floor.diff(105, 109, "97", "0");
        floor.run(SECOND);
        assertThat(socket.texts)
                .containsExactly(
                        "{\"e\":\"depthUpdate\",\"E\":1700000000000,\"s\":\"BTCUSDT\",\"U\":101,\"u\":104,"
                                + "\"b\":[[\"98.00000000\",\"2.00000000\"]],\"a\":[]}",
                        "{\"e\":\"depthUpdate\",\"E\":1700000001000,\"s\":\"BTCUSDT\",\"U\":105,\"u\":109,"
                                + "\"b\":[[\"97.00000000\",\"0.00000000\"]],\"a\":[]}");
    }

    @Test
    void showsTheTopOfTheBook() {
        listen("btcusdt@depth5@100ms");
        floor.diff(101, 101, "98", "1");
        assertThat(socket.last())
                .isEqualTo("{\"lastUpdateId\":101,\"bids\":[[\"99.00000000\",\"1.00000000\"],[\"98.00000000\","
                        + "\"1.00000000\"]],\"asks\":[[\"101.00000000\",\"1.00000000\"]]}");
    }

    @Test
    void tellsOfEachKlineOnceMoreWhenItIsOver() {
        listen("btcusdt@kline_1m");
        floor.trade("100", "1", Side.BUY);
        floor.run(2 * SECOND);
        assertThat(socket.texts).hasSize(1);
        assertThat(socket.last()).contains("\"x\":false", "\"c\":\"100.00000000\"");
        floor.run(60 * SECOND);
        assertThat(socket.texts.stream().filter(text -> text.contains("\"x\":true")))
                .hasSize(1);
        assertThat(socket.last()).contains("\"x\":false", "\"n\":0");
    }

    @Test
    void saysTickersOnlyWhenSomethingHappened() {
        listen("btcusdt@miniTicker", "!miniTicker@arr", "btcusdt@ticker_1h", "btcusdt@avgPrice");
        floor.run(5 * SECOND);
        assertThat(socket.texts).hasSize(3);
        socket.texts.clear();
        floor.trade("100", "1", Side.BUY);
        floor.run(5 * SECOND);
        assertThat(socket.texts).hasSize(4);
        assertThat(String.join("\n", socket.texts))
                .contains("24hrMiniTicker", "[{\"e\":\"24hrMiniTicker\"", "1hTicker", "avgPrice");
    }

    @Test
    void staysSilentOnNamesThatMeanNothing() {
        listen("nosuch@trade", "btcusdt@nothing", "BTCUSDT@trade");
        floor.trade("100", "1", Side.BUY);
        floor.run(2 * SECOND);
        assertThat(socket.texts).isEmpty();
    }

    @Test
    void admitsNoMoreThan1024Streams() {
        Session session = listen();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1_024; i++) {
            names.add("\"s" + i + "@trade\"");
        }
        session.onText("{\"method\":\"SUBSCRIBE\",\"id\":1,\"params\":[" + String.join(",", names) + "]}");
        assertThat(socket.last()).isEqualTo("{\"result\":null,\"id\":1}");
        session.onText("{\"method\":\"SUBSCRIBE\",\"id\":2,\"params\":[\"btcusdt@trade\"]}");
        assertThat(socket.last()).contains("\"code\":2", "maximum of 1024 streams");
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        Session session = listen();
        session.onText("{nonsense");
        assertThat(socket.last()).startsWith("{\"code\":3,\"msg\":\"Invalid JSON: expected value at line 1 column");
        session.onText("{\"method\":\"JUMP\",\"id\":1}");
        assertThat(socket.last()).contains("unknown variant `JUMP`, expected one of `SUBSCRIBE`");
        session.onText("{\"id\":1}");
        assertThat(socket.last()).contains("missing field `method`");
        session.onText("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1.5}");
        assertThat(socket.last()).contains("request ID must be an unsigned integer");
        session.onText("{\"method\":\"GET_PROPERTY\",\"params\":[\"color\"],\"id\":2}");
        assertThat(socket.last()).isEqualTo("{\"code\":0,\"msg\":\"Unknown property\",\"id\":2}");
    }

    private void fault(String rule) {
        face.control()
                .handle(
                        new RestRequest("POST", "/control/faults", "", rule, Optional.empty(), Optional.empty(), "x"),
                        answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void letsOneFrameBeOvertaken() {
        listen("btcusdt@trade");
        fault("{\"kind\":\"reorder\",\"on\":\"stream\",\"match\":\"btcusdt@*\",\"count\":1}");
        floor.trade("100", "1", Side.BUY);
        assertThat(socket.texts).isEmpty();
        floor.trade("101", "1", Side.BUY);
        assertThat(socket.texts).hasSize(2);
        assertThat(socket.texts.getFirst()).contains("\"t\":2");
        floor.run(SECOND);
        assertThat(socket.texts).hasSize(2);
    }

    @Test
    void delaysFramesWithoutLettingOthersPass() {
        listen("btcusdt@trade");
        fault("{\"kind\":\"delay\",\"on\":\"stream\",\"millis\":500,\"count\":1}");
        floor.trade("100", "1", Side.BUY);
        floor.run(SECOND / 10);
        floor.trade("101", "1", Side.BUY);
        assertThat(socket.texts).isEmpty();
        floor.run(SECOND);
        assertThat(socket.texts).hasSize(2);
        assertThat(socket.texts.getFirst()).contains("\"t\":1");
    }

    @Test
    void repeatsAndLosesFrames() {
        listen("btcusdt@trade");
        fault("{\"kind\":\"duplicate\",\"on\":\"stream\",\"count\":1}");
        fault("{\"kind\":\"drop\",\"on\":\"stream\",\"count\":1}");
        for (int i = 0; i < 3; i++) {
            floor.trade("100", "1", Side.BUY);
        }
        assertThat(socket.texts).hasSize(3);
        assertThat(socket.texts.get(1)).isEqualTo(socket.texts.getFirst());
        assertThat(socket.texts.get(2)).contains("\"t\":3");
    }

    @Test
    void drawsTheSameFaultsFromTheSameSeed() {
        listen("btcusdt@trade");
        assertThat(hits(42)).hasSizeBetween(30, 70).isEqualTo(hits(42)).isNotEqualTo(hits(43));
    }

    /** Which of a hundred trades get through. */
    private List<Integer> hits(int seed) {
        fault("{\"rules\":[{\"kind\":\"drop\",\"on\":\"stream\",\"probability\":0.5}],\"seed\":" + seed + "}");
        List<Integer> hits = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int before = socket.texts.size();
            floor.trade("100", "1", Side.BUY);
            if (socket.texts.size() > before) {
                hits.add(i);
            }
        }
        face.control()
                .handle(
                        new RestRequest("DELETE", "/control/faults", "", "", Optional.empty(), Optional.empty(), "x"),
                        answer -> {});
        return hits;
    }
}
