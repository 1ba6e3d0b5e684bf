package dev.sluice.feed;

import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Reads trades, depth updates and book tickers that stand exactly as the venue writes them, several times faster than a
 * JSON parser and without making text of numbers. Anything unusual, be it an order of fields, a space or a value that
 * breaks a rule, is left to {@link BinanceMessageDecoder}'s thorough way, which also finds the words for it.
 *
 * <p>What is read here, the thorough way reads too, and to the same event; tests hold both against each other.
 */
final class BinanceScanner extends ByteCursor {
    private static final int LEVELS_LIMIT = 5_000;
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
    private long eventNanos;

    /** The event, or null if the message is not quite as usual. */
    @Nullable MarketEvent scan(byte[] message, int offset, int length, long receivedNanos) {
        begin(message, offset, offset + length);
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

    /** Milliseconds or microseconds, as nanoseconds. */
    private long time() {
        long time = number();
        boolean micros = time >= MICROSECONDS_FROM;
        usual &= time > 0 && (micros ? time < MICROSECONDS_BELOW : time < MILLISECONDS_BELOW);
        return time * (micros ? 1_000 : 1_000_000);
    }
}
