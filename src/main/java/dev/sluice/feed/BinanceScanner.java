package dev.sluice.feed;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads trades, depth updates and book tickers that stand exactly as the venue writes them, several times faster than a
 * JSON parser and without making text of numbers. Anything unusual, be it an order of fields, a space or a value that
 * breaks a rule, is left to {@link BinanceMessageDecoder}'s thorough way, which also finds the words for it.
 *
 * <p>What is read here, the thorough way reads too, and to the same event; tests hold both against each other.
 */
final class BinanceScanner {
    private static final int DIGITS_LIMIT = 18;
    private static final int WHOLE_DIGITS_LIMIT = 10;
    private static final int LEVELS_LIMIT = 5_000;
    private static final int SYMBOL_LIMIT = 20;
    private static final int SLOTS = 1_024;
    private static final long MICROSECONDS_FROM = 100_000_000_000_000L;
    private static final long MICROSECONDS_BELOW = 9_000_000_000_000_000L;
    private static final long MILLISECONDS_BELOW = 9_000_000_000_000L;

    private static final byte[] WRAPPER = ascii("{\"stream\":\"");
    private static final byte[] DATA = ascii("\",\"data\":");
    private static final byte[] TRADE = ascii("{\"e\":\"trade\",\"E\":");
    private static final byte[] DEPTH = ascii("{\"e\":\"depthUpdate\",\"E\":");
    private static final byte[] TICKER = ascii("{\"u\":");
    private static final byte[] SYMBOL = ascii(",\"s\":\"");
    private static final byte[] TRADE_ID = ascii("\",\"t\":");
    private static final byte[] PRICE = ascii(",\"p\":\"");
    private static final byte[] QUANTITY = ascii(",\"q\":\"");
    private static final byte[] TRADE_TIME = ascii(",\"T\":");
    private static final byte[] MAKER = ascii(",\"m\":");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] IGNORED = ascii(",\"M\":true");
    private static final byte[] FIRST_ID = ascii("\",\"U\":");
    private static final byte[] LAST_ID = ascii(",\"u\":");
    private static final byte[] BIDS = ascii(",\"b\":[");
    private static final byte[] ASKS = ascii(",\"a\":[");
    private static final byte[] LEVEL = ascii("[\"");
    private static final byte[] AND = ascii(",\"");
    private static final byte[] BID = ascii("\",\"b\":\"");
    private static final byte[] BID_QUANTITY = ascii(",\"B\":\"");
    private static final byte[] ASK = ascii(",\"a\":\"");
    private static final byte[] ASK_QUANTITY = ascii(",\"A\":\"");

    private final PriceLevels.Builder levels = new PriceLevels.Builder();
    private final @Nullable Symbol[] symbols = new @Nullable Symbol[SLOTS];
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private boolean usual;
    private long eventNanos;

    /** The event, or null if the message is not quite as usual. */
    @Nullable MarketEvent scan(byte[] message, int offset, int length, long receivedNanos) {
        bytes = message;
        at = offset;
        end = offset + length;
        usual = true;
        eventNanos = 0;
        boolean wrapped = accept(WRAPPER);
        if (wrapped) {
            skipPlainText();
            expect(DATA);
        }
        MarketEvent event = event(receivedNanos);
        expect((byte) '}');
        if (wrapped) {
            expect((byte) '}');
        }
        return usual && at == end ? event : null;
    }

    /** When the venue sent the diff that was read last, UTC nanoseconds; 0 if it was anything else. */
    long eventNanos() {
        return eventNanos;
    }

    private @Nullable MarketEvent event(long receivedNanos) {
        if (accept(TRADE)) {
            return trade(receivedNanos);
        }
        if (accept(DEPTH)) {
            return depth(receivedNanos);
        }
        usual &= accept(TICKER);
        return usual ? ticker(receivedNanos) : null;
    }

    private @Nullable MarketEvent trade(long receivedNanos) {
        number();
        expect(SYMBOL);
        @Nullable Symbol symbol = symbol();
        expect(TRADE_ID);
        long id = number();
        expect(PRICE);
        long price = decimal();
        expect(QUANTITY);
        long quantity = decimal();
        expect(TRADE_TIME);
        long traded = time();
        expect(MAKER);
        boolean buyerIsMaker = accept(TRUE);
        if (!buyerIsMaker) {
            expect(FALSE);
        }
        accept(IGNORED);
        usual &= price > 0 && quantity > 0;
        return symbol == null || !usual
                ? null
                : new TradeTick(
                        symbol, receivedNanos, id, price, quantity, buyerIsMaker ? Side.SELL : Side.BUY, traded);
    }

    private @Nullable MarketEvent depth(long receivedNanos) {
        long sent = time();
        expect(SYMBOL);
        @Nullable Symbol symbol = symbol();
        expect(FIRST_ID);
        long first = number();
        expect(LAST_ID);
        long last = number();
        expect(BIDS);
        PriceLevels bids = levels();
        expect(ASKS);
        PriceLevels asks = levels();
        usual &= first <= last;
        eventNanos = sent;
        return symbol == null || !usual ? null : new DepthDiff(symbol, receivedNanos, first, last, bids, asks);
    }

    private @Nullable MarketEvent ticker(long receivedNanos) {
        long id = number();
        expect(SYMBOL);
        @Nullable Symbol symbol = symbol();
        expect(BID);
        long bid = decimal();
        expect(BID_QUANTITY);
        long bidQuantity = decimal();
        expect(ASK);
        long ask = decimal();
        expect(ASK_QUANTITY);
        long askQuantity = decimal();
        usual &= bid > 0 && bidQuantity > 0 && askQuantity > 0 && bid < ask;
        return symbol == null || !usual
                ? null
                : new BookTicker(symbol, receivedNanos, id, bid, bidQuantity, ask, askQuantity);
    }

    /** Up to the closing bracket; the opening one is read. */
    private PriceLevels levels() {
        levels.clear();
        int count = 0;
        while (usual && !accept((byte) ']')) {
            if (count++ > 0) {
                expect((byte) ',');
            }
            expect(LEVEL);
            long price = decimal();
            expect(AND);
            long quantity = decimal();
            expect((byte) ']');
            usual &= price > 0 && count <= LEVELS_LIMIT;
            levels.add(price, quantity);
        }
        return levels.build();
    }

    /** A whole number of at most 18 digits. */
    private long number() {
        int start = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - start <= DIGITS_LIMIT) {
            value = value * 10 + (bytes[at++] - '0');
        }
        int digits = at - start;
        usual &= digits > 0 && digits <= DIGITS_LIMIT && (digits == 1 || bytes[start] != '0');
        return value;
    }

    /** Milliseconds or microseconds, as nanoseconds. */
    private long time() {
        long time = number();
        boolean micros = time >= MICROSECONDS_FROM;
        usual &= time > 0 && (micros ? time < MICROSECONDS_BELOW : time < MILLISECONDS_BELOW);
        return time * (micros ? 1_000 : 1_000_000);
    }

    /** Digits, perhaps a point and one to eight more; up to and with the closing quote. In 10⁻⁸. */
    private long decimal() {
        int start = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - start <= WHOLE_DIGITS_LIMIT) {
            value = value * 10 + (bytes[at++] - '0');
        }
        int whole = at - start;
        int missing = FixedPoint.SCALE;
        if (accept((byte) '.')) {
            int point = at;
            while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && missing > 0) {
                value = value * 10 + (bytes[at++] - '0');
                missing--;
            }
            usual &= at > point;
        }
        usual &= whole > 0 && whole <= WHOLE_DIGITS_LIMIT;
        expect((byte) '"');
        for (; missing > 0; missing--) {
            value *= 10;
        }
        return value;
    }

    /** Up to the closing quote, which is not read. */
    private @Nullable Symbol symbol() {
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

    private static boolean isSymbolic(byte character) {
        return character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '_'
                || character == '.'
                || character == '-';
    }

    private void skipPlainText() {
        while (at < end && bytes[at] != '"') {
            usual &= bytes[at] >= ' ' && bytes[at] != '\\';
            at++;
        }
    }

    private void expect(byte character) {
        usual &= accept(character);
    }

    private boolean accept(byte character) {
        boolean there = at < end && bytes[at] == character;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(byte[] text) {
        usual &= accept(text);
    }

    private boolean accept(byte[] text) {
        boolean there = end - at >= text.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
        at += there ? text.length : 0;
        return there;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
