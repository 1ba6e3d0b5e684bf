package dev.sluice.feed;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over text that should stand in one exact form, and reads its numbers from the bytes. What stands otherwise only
 * clears {@link #usual}; the walk goes on, so that the usual case needs no exception and hardly a branch.
 */
abstract class ByteCursor {
    private static final int DIGITS_LIMIT = 18;
    private static final int WHOLE_DIGITS_LIMIT = 10;
    private static final int SYMBOL_LIMIT = 20;
    private static final int SLOTS = 1_024;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private final @Nullable Symbol[] symbols = new @Nullable Symbol[SLOTS];
    byte[] bytes = new byte[0];
    int at;
    int end;
    boolean usual;

    final void begin(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
        usual = true;
    }

    /** A whole number of at most 18 digits. */
    final long number() {
        byte[] text = bytes;
        int limit = Math.min(end, at + DIGITS_LIMIT + 1);
        int position = at;
        long value = 0;
        while (position < limit && text[position] >= '0' && text[position] <= '9') {
            value = value * 10 + (text[position++] - '0');
        }
        int digits = position - at;
        usual &= digits > 0 && digits <= DIGITS_LIMIT && (digits == 1 || text[at] != '0');
        at = position;
        return value;
    }

    /** A time in nanoseconds: nineteen digits from 2001 to 2262, fewer before. */
    final long nanos() {
        byte[] text = bytes;
        int limit = Math.min(end, at + DIGITS_LIMIT + 1);
        int position = at;
        long value = 0;
        while (position < limit && text[position] >= '0' && text[position] <= '9') {
            value = value * 10 + (text[position++] - '0');
        }
        usual &= position > at && value > 0 && text[at] != '0';
        at = position;
        return value;
    }

    /** Digits, perhaps a point and one to eight more; up to and with the closing quote. In 10⁻⁸. */
    final long decimal() {
        byte[] text = bytes;
        int limit = end;
        int position = at;
        long value = 0;
        while (position < limit && text[position] >= '0' && text[position] <= '9') {
            value = value * 10 + (text[position++] - '0');
        }
        int whole = position - at;
        usual &= whole > 0 && whole <= WHOLE_DIGITS_LIMIT;
        int missing = FixedPoint.SCALE;
        long eight = limit - position > FixedPoint.SCALE + 1 && text[position] == '.'
                ? Words.digits(Words.at(text, position + 1))
                : -1;
        if (eight >= 0) {
            value = value * FixedPoint.ONE + eight;
            position += FixedPoint.SCALE + 1;
            missing = 0;
        } else if (position < limit && text[position] == '.') {
            int point = ++position;
            int last = Math.min(limit, point + FixedPoint.SCALE);
            while (position < last && text[position] >= '0' && text[position] <= '9') {
                value = value * 10 + (text[position++] - '0');
            }
            missing -= position - point;
            usual &= position > point;
        }
        at = position;
        expect((byte) '"');
        return value * POWERS[missing];
    }

    /** Up to the closing quote, which is read too. */
    final String plainText() {
        int start = at;
        skipPlainText();
        String text = new String(bytes, start, at - start, StandardCharsets.UTF_8);
        expect((byte) '"');
        return text;
    }

    /** Up to the closing quote, which is not read. */
    final @Nullable Symbol symbol() {
        int start = at;
        int hash = 0;
        while (at < end && at - start <= SYMBOL_LIMIT && isSymbolic(bytes[at])) {
            hash = 31 * hash + bytes[at++];
        }
        int length = at - start;
        usual &= length > 0 && length <= SYMBOL_LIMIT;
        if (!usual) {
            return null;
        }
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        @Nullable Symbol known = symbols[slot];
        if (known == null || !isAt(start, length, known.name())) {
            known = new Symbol(new String(bytes, start, length, StandardCharsets.US_ASCII));
            symbols[slot] = known;
        }
        return known;
    }

    private boolean isAt(int start, int length, String name) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    static boolean isSymbolic(byte character) {
        return character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '_'
                || character == '.'
                || character == '-';
    }

    final void skipPlainText() {
        while (at < end && bytes[at] != '"') {
            usual &= bytes[at] >= ' ' && bytes[at] != '\\';
            at++;
        }
    }

    final void expect(byte character) {
        usual &= accept(character);
    }

    final boolean accept(byte character) {
        boolean there = at < end && bytes[at] == character;
        at += there ? 1 : 0;
        return there;
    }

    final void expect(byte[] text) {
        usual &= accept(text);
    }

    final boolean accept(byte[] text) {
        boolean there = end - at >= text.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
        at += there ? text.length : 0;
        return there;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
