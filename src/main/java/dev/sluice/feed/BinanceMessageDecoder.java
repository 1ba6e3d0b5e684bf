package dev.sluice.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Binance Spot market messages: raw or combined stream payloads ({@code web-socket-streams.md}: Trade Streams,
 * Diff. Depth Stream, Individual Symbol Book Ticker Streams) and REST depth snapshots ({@code rest-api.md}, Order
 * book), binance-spot-api-docs a5e0bc3.
 *
 * <p>What stands as the venue writes it is read by {@link BinanceScanner}. Of anything else one streaming pass collects
 * the known fields wherever they stand; then the message is built and checked whole, so that nothing half-valid gets
 * out. Not thread-safe: one decoder a reader.
 */
public final class BinanceMessageDecoder {
    private static final int LEVELS_LIMIT = 20_000;
    private static final int SYMBOLS_LIMIT = 4_096;
    private static final long MICROSECONDS_FROM = 100_000_000_000_000L;
    private static final List<String> LEVELS = List.of("b", "a", "bids", "asks");

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(10_000)
                    .build())
            .build();
    private final BinanceScanner scanner = new BinanceScanner();
    private final Map<String, Symbol> symbols = new HashMap<>();
    private final MessageFields fields = new MessageFields();
    private final PriceLevels.Builder bids = new PriceLevels.Builder();
    private final PriceLevels.Builder asks = new PriceLevels.Builder();
    /** Which of {@link #LEVELS} the message has, a bit each. */
    private int levelsRead;

    private boolean wrapped;
    private long eventNanos;

    /** What a message turned out to be. */
    public sealed interface Decoded {
        /** A market event. */
        record Event(MarketEvent event) implements Decoded {}

        /** A depth snapshot, which does not say whose it is. */
        record Snapshot(long lastUpdateId, PriceLevels bids, PriceLevels asks) implements Decoded {
            public DepthSnapshot of(Symbol symbol, long receivedNanos) {
                return new DepthSnapshot(symbol, receivedNanos, lastUpdateId, bids, asks);
            }
        }

        /** A well-formed message of a kind that the desk does not use, such as a kline or a subscription answer. */
        record Other(String type) implements Decoded {}
    }

    /**
     * Decodes one message.
     *
     * @param receivedNanos when it was received, UTC nanoseconds
     * @throws MalformedMessageException naming the field, its value and the rule that it breaks
     */
    public Decoded decode(byte[] bytes, int offset, int length, long receivedNanos) throws MalformedMessageException {
        @Nullable MarketEvent usual = scanner.scan(bytes, offset, length, receivedNanos);
        if (usual != null) {
            eventNanos = scanner.eventNanos();
            return new Decoded.Event(usual);
        }
        return decodeThoroughly(bytes, offset, length, receivedNanos);
    }

    /** Whatever the order of its fields; the only way that refuses. */
    Decoded decodeThoroughly(byte[] bytes, int offset, int length, long receivedNanos)
            throws MalformedMessageException {
        fields.clear();
        bids.clear();
        asks.clear();
        levelsRead = 0;
        wrapped = false;
        eventNanos = 0;
        try (JsonParser parser = json.createParser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedMessageException("a message is a JSON object");
            }
            readObject(parser, true);
            if (parser.nextToken() != null) {
                throw new MalformedMessageException("text after the end of the JSON object");
            }
        } catch (IOException e) {
            throw new MalformedMessageException("not JSON: " + firstLine(e));
        }
        return build(receivedNanos);
    }

    /** When the venue sent the diff that was decoded last ({@code E}), UTC nanoseconds; 0 if it was anything else. */
    public long eventNanos() {
        return eventNanos;
    }

    private void readObject(JsonParser parser, boolean outer) throws IOException, MalformedMessageException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (outer && name.equals("data") && value == JsonToken.START_OBJECT) {
                wrapped = true;
                readObject(parser, false);
            } else if (value == JsonToken.START_ARRAY && LEVELS.contains(name)) {
                noteLevels(name);
                readLevels(parser, name, name.startsWith("b") ? bids : asks);
            } else if (value.isStructStart()) {
                parser.skipChildren();
            } else {
                fields.set(name, parser);
            }
        }
    }

    private void noteLevels(String name) throws MalformedMessageException {
        if (hasLevels(name)) {
            throw new MalformedMessageException(name + " stands twice");
        }
        levelsRead |= 1 << LEVELS.indexOf(name);
    }

    private boolean hasLevels(String name) {
        return (levelsRead >> LEVELS.indexOf(name) & 1) == 1;
    }

    private static void readLevels(JsonParser parser, String name, PriceLevels.Builder into)
            throws IOException, MalformedMessageException {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw noLevels(name);
            }
            if (++count > LEVELS_LIMIT) {
                throw new MalformedMessageException(name + " has more than " + LEVELS_LIMIT + " levels");
            }
            long price = nextDecimal(parser, name + " price");
            long quantity = nextDecimal(parser, name + " quantity");
            if (price <= 0 || quantity < 0) {
                throw new MalformedMessageException(name + " level " + FixedPoint.format(price) + " × "
                        + FixedPoint.format(quantity) + ": price must be more than 0, quantity 0 or more");
            }
            into.add(price, quantity);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
        }
    }

    private static long nextDecimal(JsonParser parser, String name) throws IOException, MalformedMessageException {
        JsonToken kind = parser.nextToken();
        return MessageFields.decimal(parser.getText(), kind, name);
    }

    private Decoded build(long receivedNanos) throws MalformedMessageException {
        String type = type();
        return switch (type) {
            case "depthUpdate" -> new Decoded.Event(depth(receivedNanos));
            case "trade" -> new Decoded.Event(trade(receivedNanos));
            case "bookTicker" -> new Decoded.Event(ticker(receivedNanos));
            case "snapshot" -> snapshot();
            default -> new Decoded.Other(MessageFields.shortened(type));
        };
    }

    /**
     * Snapshots and bookTickers carry no {@code e}. A {@code lastUpdateId} inside a stream's wrapper is a partial book
     * ("Partial Book Depth Streams"), never a snapshot to build on.
     */
    private String type() throws MalformedMessageException {
        if (fields.has("e")) {
            return fields.text("e");
        }
        if (fields.has("lastUpdateId") && (hasLevels("bids") || hasLevels("asks"))) {
            return wrapped ? "partialDepth" : "snapshot";
        }
        return fields.has("u") && fields.has("b") && fields.has("a") ? "bookTicker" : "unnamed";
    }

    private Decoded.Snapshot snapshot() throws MalformedMessageException {
        return new Decoded.Snapshot(fields.id("lastUpdateId"), levels("bids", bids), levels("asks", asks));
    }

    private DepthDiff depth(long receivedNanos) throws MalformedMessageException {
        long first = fields.id("U");
        long last = fields.id("u");
        if (first > last) {
            throw new MalformedMessageException("U " + first + " is more than u " + last);
        }
        eventNanos = time("E");
        return new DepthDiff(symbol(), receivedNanos, first, last, levels("b", bids), levels("a", asks));
    }

    /** A side left out is not an empty side: its changes would be lost. */
    private PriceLevels levels(String name, PriceLevels.Builder side) throws MalformedMessageException {
        if (!hasLevels(name)) {
            throw noLevels(name);
        }
        return side.build();
    }

    private static MalformedMessageException noLevels(String name) {
        return new MalformedMessageException(name + " must be a list of [price, quantity] pairs");
    }

    private TradeTick trade(long receivedNanos) throws MalformedMessageException {
        return new TradeTick(
                symbol(),
                receivedNanos,
                fields.id("t"),
                fields.positive("p"),
                fields.positive("q"),
                fields.truth("m") ? Side.SELL : Side.BUY,
                time("T"));
    }

    private BookTicker ticker(long receivedNanos) throws MalformedMessageException {
        BookTicker ticker = new BookTicker(
                symbol(),
                receivedNanos,
                fields.id("u"),
                fields.zeroOrMore("b"),
                fields.zeroOrMore("B"),
                fields.zeroOrMore("a"),
                fields.zeroOrMore("A"));
        requireWholeSide("b", ticker.bidPrice(), "B", ticker.bidQuantity());
        requireWholeSide("a", ticker.askPrice(), "A", ticker.askQuantity());
        if (ticker.hasBothSides() && ticker.bidPrice() >= ticker.askPrice()) {
            throw new MalformedMessageException("bid " + FixedPoint.format(ticker.bidPrice()) + " is not below ask "
                    + FixedPoint.format(ticker.askPrice()));
        }
        return ticker;
    }

    /** An empty side of a book has price and quantity 0; one of them alone is nonsense. */
    private static void requireWholeSide(String price, long priceUnits, String quantity, long quantityUnits)
            throws MalformedMessageException {
        if ((priceUnits == 0) != (quantityUnits == 0)) {
            String zero = priceUnits == 0 ? price : quantity;
            String other = priceUnits == 0 ? quantity : price;
            throw new MalformedMessageException(
                    zero + " must be more than 0, because " + other + " is; an empty side has 0 for both");
        }
    }

    private Symbol symbol() throws MalformedMessageException {
        String name = fields.text("s");
        @Nullable Symbol known = symbols.get(name);
        if (known != null) {
            return known;
        }
        try {
            Symbol symbol = new Symbol(name);
            if (symbols.size() < SYMBOLS_LIMIT) {
                symbols.put(name, symbol);
            }
            return symbol;
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(
                    "s must be 1 to 20 characters of A-Z 0-9 - _ . but is " + MessageFields.shortened(name));
        }
    }

    /** Milliseconds by default, microseconds on request ("General WSS information"); told apart by size. */
    private long time(String name) throws MalformedMessageException {
        long time = fields.id(name);
        long unitNanos = time >= MICROSECONDS_FROM ? 1_000 : 1_000_000;
        if (time == 0 || time > Long.MAX_VALUE / unitNanos) {
            throw new MalformedMessageException(name + " (time) must be after 1970 and before 2262 but is " + time);
        }
        return time * unitNanos;
    }

    private static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
