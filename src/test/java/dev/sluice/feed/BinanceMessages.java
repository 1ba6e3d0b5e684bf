package dev.sluice.feed;

import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Recorded-like messages as maps from field to raw JSON, so that tests can reorder, replace and remove fields. */
final class BinanceMessages {
    static final long RECEIVED = 1_723_161_254_000_000_000L;

    private BinanceMessages() {}

    static Map<String, String> depth() {
        return fields(
                "e",
                "\"depthUpdate\"",
                "E",
                "1723161255308",
                "s",
                "\"BTCUSDT\"",
                "U",
                "157",
                "u",
                "160",
                "b",
                "[[\"0.0024\",\"10\"],[\"0.0023\",\"0.00000000\"]]",
                "a",
                "[[\"0.0026\",\"100.5\"]]");
    }

    static Map<String, String> trade() {
        return fields(
                "e",
                "\"trade\"",
                "E",
                "1672515782136",
                "s",
                "\"BNBBTC\"",
                "t",
                "12345",
                "p",
                "\"0.001\"",
                "q",
                "\"100\"",
                "T",
                "1672515782135",
                "m",
                "true",
                "M",
                "true");
    }

    static Map<String, String> ticker() {
        return fields(
                "u",
                "400900217",
                "s",
                "\"BNBUSDT\"",
                "b",
                "\"25.35190000\"",
                "B",
                "\"31.21000000\"",
                "a",
                "\"25.36520000\"",
                "A",
                "\"40.66000000\"");
    }

    static Map<String, String> snapshot() {
        return fields(
                "lastUpdateId",
                "1027024",
                "bids",
                "[[\"4.00000000\",\"431.00000000\"]]",
                "asks",
                "[[\"4.00000200\",\"12.00000000\"],[\"4.1\",\"1\"]]");
    }

    static Map<String, String> with(Map<String, String> message, String field, String json) {
        Map<String, String> changed = new LinkedHashMap<>(message);
        changed.put(field, json);
        return changed;
    }

    static Map<String, String> without(Map<String, String> message, String field) {
        Map<String, String> changed = new LinkedHashMap<>(message);
        changed.remove(field);
        return changed;
    }

    static String json(Map<String, String> message) {
        return json(List.copyOf(message.entrySet()));
    }

    static String json(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String wrapped(String stream, String data) {
        return "{\"stream\":\"" + stream + "\",\"data\":" + data + "}";
    }

    static Decoded decode(String json) throws MalformedMessageException {
        return decode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes from the middle of a larger array, as a reader does; what lies around must not be read. */
    static Decoded decode(byte[] json) throws MalformedMessageException {
        byte[] around = new byte[json.length + 9];
        java.util.Arrays.fill(around, (byte) '[');
        System.arraycopy(json, 0, around, 4, json.length);
        return new BinanceMessageDecoder().decode(around, 4, json.length, RECEIVED);
    }

    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
