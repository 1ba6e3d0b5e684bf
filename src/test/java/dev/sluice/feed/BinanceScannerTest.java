package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RealData;
import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way reads nothing that the thorough way would refuse or read differently. */
class BinanceScannerTest {
    private static final int ROUNDS = 200_000;
    private static final String SPICE = "{}[]\",:-.0123456789eEsuUtTbBaAmM\\ \u0000";
    private static final String TRADE = "{\"e\":\"trade\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"t\":12345,"
            + "\"p\":\"0.001\",\"q\":\"100\",\"T\":1672515782136,\"m\":true,\"M\":true}";
    private static final String DEPTH = "{\"e\":\"depthUpdate\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"U\":157,"
            + "\"u\":160,\"b\":[[\"0.0024\",\"10\"],[\"0.00230000\",\"0.00\"]],\"a\":[[\"0.0026\",\"100\"]]}";
    private static final String TICKER = "{\"u\":400900217,\"s\":\"BNBUSDT\",\"b\":\"25.35190000\","
            + "\"B\":\"31.21000000\",\"a\":\"25.36520000\",\"A\":\"40.66000000\"}";

    private final BinanceScanner scanner = new BinanceScanner();
    private final BinanceMessageDecoder thorough = new BinanceMessageDecoder();

    @ParameterizedTest
    @ValueSource(strings = {TRADE, DEPTH, TICKER})
    void readsTheDocumentsExamplesRawAndCombined(String message) throws Exception {
        for (String form : List.of(message, "{\"stream\":\"a@b\",\"data\":" + message + "}")) {
            byte[] bytes = form.getBytes(StandardCharsets.UTF_8);

            MarketEvent event = Objects.requireNonNull(scanner.scan(bytes, 0, bytes.length, 7));

            assertThat(new Decoded.Event(event)).isEqualTo(thorough.decodeThoroughly(bytes, 0, bytes.length, 7));
            assertThat(scanner.eventNanos()).isEqualTo(thorough.eventNanos());
        }
    }

    @Test
    void agreesWithTheThoroughWayOnWhateverBytesItReads() throws Exception {
        List<byte[]> messages = List.of(
                TRADE.getBytes(StandardCharsets.UTF_8),
                DEPTH.getBytes(StandardCharsets.UTF_8),
                TICKER.getBytes(StandardCharsets.UTF_8),
                ("{\"stream\":\"a@b\",\"data\":" + TRADE + "}").getBytes(StandardCharsets.UTF_8));
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(round);
            byte[] bytes = mutated(messages.get(random.nextInt(messages.size())), random);
            MarketEvent event = scanner.scan(bytes, 0, bytes.length, 7);
            if (event != null) {
                read++;
                assertThat(new Decoded.Event(event))
                        .as(new String(bytes, StandardCharsets.ISO_8859_1))
                        .isEqualTo(thorough.decodeThoroughly(bytes, 0, bytes.length, 7));
            }
        }
        assertThat(read).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    @Test
    @Tag("real-data")
    void readsEveryRecordedMessageOfItsKindsLikeTheThoroughWay() throws Exception {
        int quick = 0;
        int events = 0;
        for (String line : recorded()) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            int start = line.indexOf(' ') + 1;
            if (bytes.length > start
                    && thorough.decodeThoroughly(bytes, start, bytes.length - start, 7)
                            instanceof Decoded.Event(MarketEvent expected)) {
                events++;
                MarketEvent event = scanner.scan(bytes, start, bytes.length - start, 7);
                quick += event == null ? 0 : 1;
                assertThat(event == null ? expected : event).isEqualTo(expected);
            }
        }
        assertThat(quick).isEqualTo(events).isGreaterThan(40_000);
    }

    private static List<String> recorded() throws Exception {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.file("binance/spot_btcusdt_20240808.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return new ArrayList<>(reader.readAllLines());
        }
    }

    private static byte[] mutated(byte[] message, SplittableRandom random) {
        byte[] bytes = message.clone();
        for (int left = random.nextInt(1, 4); left > 0; left--) {
            int at = random.nextInt(bytes.length);
            if (random.nextInt(3) > 0) {
                at = digitNear(bytes, at);
            }
            byte spice = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
            bytes = switch (random.nextInt(4)) {
                case 0 -> replaced(bytes, at, spice);
                case 1 -> replaced(bytes, at, (byte) ('0' + random.nextInt(10)));
                case 2 -> inserted(bytes, at, (byte) ('0' + random.nextInt(10)), random.nextInt(1, 12));
                default -> inserted(bytes, at, spice, 1);
            };
        }
        return bytes;
    }

    private static int digitNear(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                return at;
            }
        }
        return from;
    }

    private static byte[] replaced(byte[] bytes, int at, byte by) {
        bytes[at] = by;
        return bytes;
    }

    private static byte[] inserted(byte[] bytes, int at, byte what, int times) {
        byte[] result = new byte[bytes.length + times];
        System.arraycopy(bytes, 0, result, 0, at);
        Arrays.fill(result, at, at + times, what);
        System.arraycopy(bytes, at, result, at + times, bytes.length - at);
        return result;
    }
}
