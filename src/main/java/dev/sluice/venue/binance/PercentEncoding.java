package dev.sluice.venue.binance;

import java.nio.charset.StandardCharsets;

/** RFC 3986 percent-encoding of UTF-8: letters, digits and {@code - . _ ~} stay, everything else is encoded. */
final class PercentEncoding {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            PLAIN[c] = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~".indexOf(c) >= 0;
        }
    }

    private PercentEncoding() {}

    static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                encode(out, text, i);
                return;
            }
        }
        out.append(text);
    }

    private static void encode(StringBuilder out, String text, int from) {
        out.append(text, 0, from);
        for (byte octet : text.substring(from).getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0 && PLAIN[octet]) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX[octet >> 4 & 15]).append(HEX[octet & 15]);
            }
        }
    }
}
