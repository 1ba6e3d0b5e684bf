package dev.sluice.feed;

import static dev.sluice.feed.BinanceMessages.decode;
import static dev.sluice.feed.BinanceMessages.json;
import static dev.sluice.feed.BinanceMessages.with;
import static dev.sluice.feed.BinanceMessages.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing half-valid gets out of the decoder, and the error names the field. */
class BinanceMessageRefusalTest {
    private static final String LONG = "9".repeat(5_000);
    private static final List<String> NO_IDS =
            List.of("\"157\"", "-1", "1.5", "1e3", "null", "true", "1234567890123456789", "9".repeat(500));
    private static final List<String> NO_TIMES =
            List.of("0", "99999999999999", "999999999999999999", "9223372036854776");
    private static final List<String> NO_DECIMALS = List.of(
            "1.5",
            "1",
            "null",
            "true",
            "\"\"",
            "\"abc\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"1e5\"",
            "\"+1\"",
            "\".5\"",
            "\"1.\"",
            "\" 1\"",
            "\"1,5\"",
            "\"0x1\"",
            "\"-1\"",
            "\"1.123456789\"",
            "\"1.2.3\"",
            "\"--1\"",
            "\"١\"",
            "\"1234567890123456789\"",
            "\"92233720368.54775808\"",
            "\"" + LONG + "\"");
    private static final List<String> NO_SYMBOLS = List.of(
            "\"btcusdt\"",
            "\"\"",
            "\"BTC USDT\"",
            "\"BTC\\nUSDT\"",
            "\"ABCDEFGHIJKLMNOPQRSTU\"",
            "5",
            "null",
            "true",
            "\"" + LONG + "\"");
    private static final List<String> NO_LEVELS = List.of(
            "null",
            "5",
            "\"x\"",
            "{}",
            "[1]",
            "[null]",
            "[\"1\",\"2\"]",
            "[[]]",
            "[[\"1\"]]",
            "[[1,2]]",
            "[[\"1\",2]]",
            "[[\"x\",\"1\"]]",
            "[[\"0\",\"1\"]]",
            "[[\"-1\",\"1\"]]",
            "[[\"1\",\"-1\"]]",
            "[{\"p\":\"1\"}]",
            "[[\"1\",\"2\"],7]",
            "[[[\"1\"],\"2\"]]",
            "[[\"1\",[\"2\"]]]");

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("badFields")
    void namesTheFieldThatIsWrong(Map<String, String> message, String field, String bad) {
        assertThatThrownBy(() -> decode(json(with(message, field, bad))))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageStartingWith(field)
                .message()
                .hasSizeLessThan(200)
                .doesNotContain("\n");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("neededFields")
    void namesTheFieldThatIsMissing(Map<String, String> message, String field) {
        for (String json : List.of(json(without(message, field)), json(with(message, field, "{}")))) {
            assertThatThrownBy(() -> decode(json))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessageStartingWith(field);
        }
    }

    static Stream<Arguments> badFields() {
        List<Arguments> cases = new ArrayList<>();
        add(cases, BinanceMessages.depth(), List.of("U", "u", "E"), NO_IDS);
        add(cases, BinanceMessages.trade(), List.of("t", "T"), NO_IDS);
        add(cases, BinanceMessages.ticker(), List.of("u"), NO_IDS);
        add(cases, BinanceMessages.snapshot(), List.of("lastUpdateId"), NO_IDS);
        add(cases, BinanceMessages.depth(), List.of("E"), NO_TIMES);
        add(cases, BinanceMessages.trade(), List.of("T"), NO_TIMES);
        add(cases, BinanceMessages.trade(), List.of("p", "q"), NO_DECIMALS);
        add(cases, BinanceMessages.trade(), List.of("p", "q"), List.of("\"0\"", "\"0.00000000\""));
        add(cases, BinanceMessages.ticker(), List.of("b", "B", "a", "A"), NO_DECIMALS);
        add(cases, BinanceMessages.ticker(), List.of("b", "B", "a", "A"), List.of("\"0\""));
        add(cases, BinanceMessages.depth(), List.of("s"), NO_SYMBOLS);
        add(cases, BinanceMessages.trade(), List.of("s"), NO_SYMBOLS);
        add(cases, BinanceMessages.ticker(), List.of("s"), NO_SYMBOLS);
        add(cases, BinanceMessages.trade(), List.of("m"), List.of("\"true\"", "1", "null"));
        add(cases, BinanceMessages.trade(), List.of("e"), List.of("1", "null", "true"));
        add(cases, BinanceMessages.depth(), List.of("b", "a"), NO_LEVELS);
        add(cases, BinanceMessages.snapshot(), List.of("bids", "asks"), NO_LEVELS);
        return cases.stream();
    }

    static Stream<Arguments> neededFields() {
        List<Arguments> cases = new ArrayList<>();
        List.of("s", "E", "U", "u", "b", "a").forEach(name -> cases.add(arguments(BinanceMessages.depth(), name)));
        List.of("s", "t", "p", "q", "m", "T").forEach(name -> cases.add(arguments(BinanceMessages.trade(), name)));
        List.of("s", "B", "A").forEach(name -> cases.add(arguments(BinanceMessages.ticker(), name)));
        List.of("bids", "asks").forEach(name -> cases.add(arguments(BinanceMessages.snapshot(), name)));
        return cases.stream();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "[]",
                "[{}]",
                "5",
                "null",
                "\"text\"",
                "{",
                "{\"e\"",
                "{\"e\":",
                "{\"e\":\"trade\"",
                "{\"e\":\"trade\",}",
                "{\"e\":\"depthUpdate\",\"b\":[[\"1\"",
                "{}{}",
                "{} x",
                "{}]",
                "{\"p\":NaN}",
                "{\"t\":01}",
                "{\"data\":{\"e\":\"trade\"}",
                "{'e':'trade'}",
                "{\"a\":[}",
                "{\"b\":[[]"
            })
    void refusesWhatIsNotOneJsonObject(String text) {
        refuses(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesDeepNestingHugeNumbersAndInvalidUtf8() {
        refuses("{\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}");
        refuses("{\"n\":" + "9".repeat(100_000) + "}");
        for (byte[] bad : new byte[][] {{(byte) 0xff}, {(byte) 0xc3}, {(byte) 0xf5, 1}}) {
            byte[] json = "{\"e\":\"tra\0\0de\"}".getBytes(StandardCharsets.UTF_8);
            System.arraycopy(bad, 0, json, 9, bad.length);
            refuses(json);
        }
    }

    @Test
    void keepsLittleOfHugeValues() throws Exception {
        assertThat(decode("{\"x\":\"" + "y".repeat(100_000) + "\"}")).isEqualTo(new Decoded.Other("unnamed"));
        assertThat(decode("{\"e\":\"" + "y".repeat(9_000) + "\"}")).isEqualTo(new Decoded.Other("y".repeat(40) + "…"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"U", "s", "b", "a"})
    void refusesAFieldThatStandsTwice(String name) {
        String json = json(BinanceMessages.depth());
        String again = "{\"" + name + "\":" + BinanceMessages.depth().get(name) + "," + json.substring(1);

        assertThatThrownBy(() -> decode(again))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage(name + " stands twice");
    }

    @Test
    void refusesMoreLevelsThanABookCanHave() {
        String levels = "[" + "[\"1\",\"1\"],".repeat(20_000) + "[\"1\",\"1\"]]";

        assertThatThrownBy(() -> decode(json(with(BinanceMessages.depth(), "a", levels))))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("a has more than 20000 levels");
    }

    @Test
    void refusesUpdateIdsInReverse() {
        assertThatThrownBy(() -> decode(json(with(BinanceMessages.depth(), "U", "161"))))
                .hasMessage("U 161 is more than u 160");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.3652", "26"})
    void refusesATickerThatCrossesItself(String bid) {
        assertThatThrownBy(() -> decode(json(with(BinanceMessages.ticker(), "b", "\"" + bid + "\""))))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("bid " + bid + " is not below ask 25.3652");
    }

    private static void refuses(String text) {
        refuses(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(byte[] bytes) {
        assertThatThrownBy(() -> decode(bytes))
                .isInstanceOf(MalformedMessageException.class)
                .message()
                .satisfies(message -> assertThat(message).hasSizeLessThan(600).doesNotContain("\n"));
    }

    private static void add(
            List<Arguments> cases, Map<String, String> message, List<String> fields, List<String> badValues) {
        for (String field : fields) {
            badValues.forEach(bad -> cases.add(arguments(message, field, bad)));
        }
    }
}
