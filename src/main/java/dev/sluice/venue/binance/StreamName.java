package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The stream's name at the head of a combined message, read even where the rest cannot be understood. */
final class StreamName {
    private static final byte[] HEAD = "{\"stream\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_LIMIT = 64;

    private StreamName() {}

    /** The name, or nothing if the message does not begin with one. */
    static String in(byte[] bytes, int offset, int length) {
        for (int i = 0; i < HEAD.length; i++) {
            if (i >= length || bytes[offset + i] != HEAD[i]) {
                return "";
            }
        }
        int start = offset + HEAD.length;
        int limit = Math.min(offset + length, start + LENGTH_LIMIT);
        for (int end = start; end < limit; end++) {
            if (bytes[end] == '"') {
                return new String(bytes, start, end - start, StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /** The symbol of a stream that was subscribed. */
    static Symbol symbol(String stream) {
        return new Symbol(stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT));
    }
}
