package dev.sluice.feed;

import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One row of a table of text: its fields, and the numbers in them. Usual numbers are read from the bytes; whatever is
 * unusual (an exponent, a ninth decimal, a quoted or empty field) takes the long way over text.
 */
final class Columns {
    /** Columns that a row may have. */
    static final int LIMIT = 64;

    private static final int DIGITS_LIMIT = 18;
    private static final int WHOLE_DIGITS_LIMIT = 10;
    private static final int TEXT_LIMIT = 64;

    private static final long QUOTES = Words.pattern((byte) '"');

    private final byte separator;
    private final long separators;
    private final int[] starts = new int[LIMIT];
    private final int[] ends = new int[LIMIT];
    private byte[] bytes = new byte[0];
    private int count;
    private boolean rounded;

    Columns(byte separator) {
        this.separator = separator;
        this.separators = Words.pattern(separator);
    }

    /** Takes a row apart; gives back how many columns it has, of which no more than {@link #LIMIT} can be read. */
    int split(byte[] row, int from, int to) {
        bytes = row;
        count = 0;
        rounded = false;
        int start = from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = Words.at(row, at);
            if (Words.firstOf(word, QUOTES) != 0) {
                return splitQuoted(row, start, at, to);
            }
            for (long found = Words.allOf(word, separators); found != 0; found &= found - 1) {
                int end = at + Words.place(found);
                add(start, end);
                start = end + 1;
            }
        }
        return splitQuoted(row, start, at, to);
    }

    /** The rest of the row, byte by byte: a separator inside quotes is none. */
    private int splitQuoted(byte[] row, int begun, int from, int to) {
        int start = begun;
        for (int at = from; at < to; at++) {
            byte character = row[at];
            if (character == separator) {
                add(start, at);
                start = at + 1;
            } else if (character == '"') {
                at = closingQuote(at + 1, to);
            }
        }
        add(start, to);
        return count;
    }

    int count() {
        return count;
    }

    /** Whether a value of the row was rounded to 10⁻⁸. */
    boolean rounded() {
        return rounded;
    }

    boolean isEmpty(int column) {
        return starts[column] == ends[column];
    }

    int start(int column) {
        return starts[column];
    }

    int end(int column) {
        return ends[column];
    }

    /** The field as text, shortened if it is long. */
    String text(int column) {
        int length = Math.min(ends[column] - starts[column], TEXT_LIMIT);
        return new String(bytes, starts[column], length, StandardCharsets.UTF_8);
    }

    /** Whether the field is this word of lower-case letters and digits, in whichever case. */
    boolean equals(int column, String word) {
        int start = starts[column];
        if (ends[column] - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[start + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the field is exactly this text of ASCII. */
    boolean isText(int column, String text) {
        int start = starts[column];
        if (ends[column] - start != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A time, in UTC nanoseconds, as {@link Stamps} reads it. */
    long nanos(int column) throws BadRowException {
        long usual = Stamps.ofUsual(bytes, starts[column], ends[column]);
        long nanos = usual < 0 ? Stamps.of(text(column)) : usual;
        if (nanos <= 0 || nanos == Long.MAX_VALUE) {
            throw new BadRowException(
                    DefectKind.BAD_TIME, "time must be after 1970 and before 2262 but is " + shown(column));
        }
        return nanos;
    }

    /** Nanoseconds of one step of a time that is a number. */
    long stampUnit(int column) throws BadRowException {
        boolean isNanos = ends[column] - starts[column] > DIGITS_LIMIT;
        return isNanos ? 1 : Stamps.unit(whole(column, "time"));
    }

    /** A decimal in 10⁻⁸. What has more decimals is rounded half to even, which {@link #rounded()} tells. */
    long units(int column, String name, DefectKind range) throws BadRowException {
        int at = starts[column];
        int end = ends[column];
        int first = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + (bytes[at++] - '0');
        }
        int whole = at - first;
        int missing = FixedPoint.SCALE;
        if (end - at == FixedPoint.SCALE + 1 && bytes[at] == '.') {
            long fraction = Words.digits(Words.at(bytes, at + 1));
            if (fraction >= 0 && whole > 0 && whole <= WHOLE_DIGITS_LIMIT) {
                return value * FixedPoint.ONE + fraction;
            }
        } else if (at < end && bytes[at] == '.' && at + 1 < end) {
            at++;
            while (at < end && missing > 0 && bytes[at] >= '0' && bytes[at] <= '9') {
                value = value * 10 + (bytes[at++] - '0');
                missing--;
            }
        }
        if (at != end || whole == 0 || whole > WHOLE_DIGITS_LIMIT) {
            return unusualUnits(column, name, range);
        }
        for (; missing > 0; missing--) {
            value *= 10;
        }
        return value;
    }

    private long unusualUnits(int column, String name, DefectKind range) throws BadRowException {
        BigDecimal exact = unusualDecimal(column, name);
        try {
            BigDecimal units = exact.setScale(FixedPoint.SCALE, RoundingMode.HALF_EVEN);
            rounded |= units.compareTo(exact) != 0;
            return FixedPoint.toUnits(units);
        } catch (ArithmeticException e) {
            throw new BadRowException(range, name + " " + shown(column) + " is beyond what can be held");
        }
    }

    /** A decimal as exact as it stands, its scale included. */
    BigDecimal decimal(int column, String name) throws BadRowException {
        int at = starts[column];
        int end = ends[column];
        if (end - at > DIGITS_LIMIT || at == end) {
            return unusualDecimal(column, name);
        }
        int point8 = end - FixedPoint.SCALE - 1;
        if (point8 > at && bytes[point8] == '.') {
            long fraction = Words.digits(Words.at(bytes, point8 + 1));
            long whole = wholePart(at, point8);
            if (fraction >= 0 && whole >= 0) {
                return BigDecimal.valueOf(whole * FixedPoint.ONE + fraction, FixedPoint.SCALE);
            }
        }
        long value = 0;
        int scale = 0;
        boolean point = false;
        int digits = 0;
        for (; at < end; at++) {
            byte character = bytes[at];
            if (character >= '0' && character <= '9') {
                value = value * 10 + (character - '0');
                digits++;
                scale += point ? 1 : 0;
            } else if (character == '.' && !point && digits > 0 && at + 1 < end) {
                point = true;
            } else {
                return unusualDecimal(column, name);
            }
        }
        return BigDecimal.valueOf(value, scale);
    }

    /** −1 if it is not of digits alone. */
    private long wholePart(int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private BigDecimal unusualDecimal(int column, String name) throws BadRowException {
        String text = text(column).strip();
        switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity" ->
                throw new BadRowException(DefectKind.NOT_A_NUMBER, name + " is " + text);
            case "" -> throw new BadRowException(DefectKind.MALFORMED, name + " is empty");
            default -> {
                try {
                    BigDecimal value = new BigDecimal(text);
                    if (Math.abs((long) value.scale()) <= TEXT_LIMIT) {
                        return value;
                    }
                } catch (NumberFormatException e) {
                    throw notANumber(column, name);
                }
                throw notANumber(column, name);
            }
        }
    }

    /** A whole number of at most 18 digits. */
    long whole(int column, String name) throws BadRowException {
        int at = starts[column];
        int end = ends[column];
        long value = 0;
        int first = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + (bytes[at++] - '0');
        }
        if (at != end || at == first || at - first > DIGITS_LIMIT) {
            throw new BadRowException(
                    DefectKind.MALFORMED, name + " must be a whole number of 0 or more but is " + shown(column));
        }
        return value;
    }

    boolean truth(int column, String name) throws BadRowException {
        if (equals(column, "true") || equals(column, "1")) {
            return true;
        }
        if (equals(column, "false") || equals(column, "0")) {
            return false;
        }
        throw new BadRowException(DefectKind.MALFORMED, name + " must be true or false but is " + shown(column));
    }

    boolean isTruth(int column) {
        return equals(column, "true") || equals(column, "false");
    }

    /** In quotes, on one line, at most 41 characters. */
    String shown(int column) {
        return "\"" + MessageFields.shortened(text(column)) + "\"";
    }

    private BadRowException notANumber(int column, String name) {
        return new BadRowException(DefectKind.MALFORMED, name + " must be a decimal number but is " + shown(column));
    }

    private int closingQuote(int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at++;
        }
        return at;
    }

    private void add(int from, int to) {
        if (count < LIMIT) {
            int start = from;
            int end = to;
            while (start < end && bytes[start] == ' ') {
                start++;
            }
            while (end > start && bytes[end - 1] == ' ') {
                end--;
            }
            boolean quoted = end - start >= 2 && bytes[start] == '"' && bytes[end - 1] == '"';
            starts[count] = quoted ? start + 1 : start;
            ends[count] = quoted ? end - 1 : end;
        }
        count++;
    }
}
