package dev.sluice.vocabulary;

import java.math.BigDecimal;

/**
 * Decimal text to and from integers of 10⁻⁸, the finest step Binance Spot quotes
 * ({@code baseAssetPrecision} and {@code quoteAssetPrecision} are 8 in {@code exchangeInfo}).
 */
public final class FixedPoint {
    /** Digits after the decimal point. */
    public static final int SCALE = 8;

    /** Units in one whole. */
    public static final long ONE = 100_000_000L;

    private static final long MAX_WHOLE = Long.MAX_VALUE / ONE;

    /** Digits of {@link #MAX_WHOLE}. */
    private static final int WHOLE_DIGITS = 11;

    private FixedPoint() {}

    /**
     * Parses plain decimal text such as {@code "61837.63000000"}.
     *
     * @throws NumberFormatException for anything that is not {@code -?digits[.digits]}, has a non-zero ninth decimal,
     *     or does not fit into 64 bits
     */
    public static long parse(CharSequence text) {
        return parse(text, 0, text.length());
    }

    /** Parses the characters {@code from} (inclusive) to {@code to} (exclusive); see {@link #parse(CharSequence)}. */
    public static long parse(CharSequence text, int from, int to) {
        boolean negative = from < to && text.charAt(from) == '-';
        int position = negative ? from + 1 : from;
        int digits = 0;
        long whole = 0;
        while (position < to && isDigit(text.charAt(position))) {
            whole = whole * 10 + (text.charAt(position++) - '0');
            digits++;
            if (whole > MAX_WHOLE) {
                throw malformed(text, from, to, "is beyond " + MAX_WHOLE);
            }
        }
        long fraction = 0;
        int decimals = 0;
        boolean point = position < to && text.charAt(position) == '.';
        if (point) {
            position++;
            while (position < to && isDigit(text.charAt(position))) {
                int digit = text.charAt(position++) - '0';
                if (decimals < SCALE) {
                    fraction = fraction * 10 + digit;
                } else if (digit != 0) {
                    throw malformed(text, from, to, "has more than 8 decimals");
                }
                decimals++;
            }
        }
        if (position != to || digits == 0 || (point && decimals == 0)) {
            throw malformed(text, from, to, "is not a plain decimal number");
        }
        for (int i = decimals; i < SCALE; i++) {
            fraction *= 10;
        }
        long units = whole * ONE + fraction;
        if (units < 0) {
            throw malformed(text, from, to, "is beyond " + MAX_WHOLE);
        }
        return negative ? -units : units;
    }

    /** The shortest exact decimal text, such as {@code "61837.63"}. */
    public static String format(long units) {
        long whole = units / ONE;
        long fraction = Math.abs(units % ONE);
        StringBuilder text = new StringBuilder(24);
        if (units < 0 && whole == 0) {
            text.append('-');
        }
        text.append(whole);
        if (fraction != 0) {
            text.append('.');
            for (long step = ONE / 10; fraction != 0; step /= 10) {
                text.append((char) ('0' + fraction / step));
                fraction %= step;
            }
        }
        return text.toString();
    }

    /** The exact decimal. */
    public static BigDecimal toDecimal(long units) {
        return BigDecimal.valueOf(units, SCALE);
    }

    /**
     * The exact units of a decimal.
     *
     * @throws ArithmeticException if it has more than 8 decimals or does not fit into 64 bits
     */
    public static long toUnits(BigDecimal decimal) {
        // The digits of 1e400000000 would be written out first, which takes minutes.
        if (decimal.precision() - (long) decimal.scale() > WHOLE_DIGITS) {
            throw new ArithmeticException("beyond " + MAX_WHOLE);
        }
        return decimal.movePointRight(SCALE).longValueExact();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static NumberFormatException malformed(CharSequence text, int from, int to, String why) {
        String shown = text.subSequence(from, Math.min(to, from + 40)).toString();
        return new NumberFormatException("\"" + shown + "\" " + why);
    }
}
