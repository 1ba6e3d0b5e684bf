package dev.sluice.feed;

import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Reads trades, tickers and depth of our own JSON lines that stand exactly as {@link EventLine} writes them. Anything
 * else is left to {@link EventFields}.
 */
final class EventLineScanner extends ByteCursor {
    private static final byte[] TRADE = ascii("{\"type\":\"trade\",\"symbol\":\"");
    private static final byte[] DIFF = ascii("{\"type\":\"diff\",\"symbol\":\"");
    private static final byte[] TICKER = ascii("{\"type\":\"ticker\",\"symbol\":\"");
    private static final byte[] RECEIVED = ascii("\",\"received\":");
    private static final byte[] ID = ascii(",\"id\":");
    private static final byte[] PRICE = ascii(",\"price\":\"");
    private static final byte[] QUANTITY = ascii(",\"quantity\":\"");
    private static final byte[] TAKER = ascii(",\"taker\":\"");
    private static final byte[] BUY = ascii("BUY\"");
    private static final byte[] SELL = ascii("SELL\"");
    private static final byte[] UNKNOWN = ascii("UNKNOWN\"");
    private static final byte[] TRADED = ascii(",\"traded\":");
    private static final byte[] FIRST = ascii(",\"first\":");
    private static final byte[] LAST = ascii(",\"last\":");
    private static final byte[] BIDS = ascii(",\"bids\":[");
    private static final byte[] ASKS = ascii(",\"asks\":[");
    private static final byte[] LEVEL = ascii("[\"");
    private static final byte[] AND = ascii(",\"");
    private static final byte[] UPDATE_ID = ascii(",\"updateId\":");
    private static final byte[] BID_PRICE = ascii(",\"bidPrice\":\"");
    private static final byte[] BID_QUANTITY = ascii(",\"bidQuantity\":\"");
    private static final byte[] ASK_PRICE = ascii(",\"askPrice\":\"");
    private static final byte[] ASK_QUANTITY = ascii(",\"askQuantity\":\"");

    private final PriceLevels.Builder levels = new PriceLevels.Builder();

    /** The event, or null if the line is not quite as usual. */
    @Nullable MarketEvent scan(byte[] text, int from, int to) {
        begin(text, from, to);
        MarketEvent event = event();
        expect((byte) '}');
        return usual && at == end ? event : null;
    }

    private @Nullable MarketEvent event() {
        if (accept(TRADE)) {
            return trade();
        }
        if (accept(DIFF)) {
            return diff();
        }
        usual &= accept(TICKER);
        return usual ? ticker() : null;
    }

    private @Nullable MarketEvent trade() {
        @Nullable Symbol symbol = symbol();
        expect(RECEIVED);
        long received = nanos();
        expect(ID);
        long id = number();
        expect(PRICE);
        long price = decimal();
        expect(QUANTITY);
        long quantity = decimal();
        expect(TAKER);
        Aggressor taker = accept(BUY) ? Aggressor.BUY : accept(SELL) ? Aggressor.SELL : Aggressor.UNKNOWN;
        if (taker == Aggressor.UNKNOWN) {
            expect(UNKNOWN);
        }
        expect(TRADED);
        long traded = nanos();
        usual &= price > 0 && quantity > 0;
        return symbol == null || !usual ? null : new TradeTick(symbol, received, id, price, quantity, taker, traded);
    }

    private @Nullable MarketEvent diff() {
        @Nullable Symbol symbol = symbol();
        expect(RECEIVED);
        long received = nanos();
        expect(FIRST);
        long first = number();
        expect(LAST);
        long last = number();
        expect(BIDS);
        PriceLevels bids = levels();
        expect(ASKS);
        PriceLevels asks = levels();
        usual &= first <= last;
        return symbol == null || !usual ? null : new DepthDiff(symbol, received, first, last, bids, asks);
    }

    private @Nullable MarketEvent ticker() {
        @Nullable Symbol symbol = symbol();
        expect(RECEIVED);
        long received = nanos();
        expect(UPDATE_ID);
        long id = number();
        expect(BID_PRICE);
        long bid = decimal();
        expect(BID_QUANTITY);
        long bidQuantity = decimal();
        expect(ASK_PRICE);
        long ask = decimal();
        expect(ASK_QUANTITY);
        long askQuantity = decimal();
        usual &= bid > 0 && bidQuantity > 0 && askQuantity > 0 && bid < ask;
        return symbol == null || !usual
                ? null
                : new BookTicker(symbol, received, id, bid, bidQuantity, ask, askQuantity);
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
            usual &= price > 0;
            levels.add(price, quantity);
        }
        return levels.build();
    }
}
