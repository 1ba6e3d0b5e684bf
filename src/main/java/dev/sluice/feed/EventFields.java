package dev.sluice.feed;

import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event of its fields' texts, wherever they stood: the careful way into our own formats. The names are those
 * of docs/recordings.md.
 */
abstract class EventFields {
    static final String MARK = "mark";

    /** The text of a field; null or empty if it is not there. */
    abstract @Nullable String get(String name);

    /** A side of a book. */
    abstract PriceLevels levels(String name) throws BadRowException;

    final boolean isMark() throws BadRowException {
        return text("type").equals(MARK);
    }

    final MarketEvent event() throws BadRowException {
        String type = text("type");
        return switch (type) {
            case "trade" -> trade();
            case "ticker" -> ticker();
            case "diff" -> diff();
            case "snapshot" ->
                new DepthSnapshot(symbol(), received(), whole("last"), levels("bids"), levels("asks"));
            case "candle" -> candle();
            default ->
                throw malformed("type must be trade, ticker, diff, snapshot, candle or mark but is \""
                        + MessageFields.shortened(type) + "\"");
        };
    }

    private TradeTick trade() throws BadRowException {
        return new TradeTick(
                symbol(), received(), whole("id"), price("price"), quantity("quantity"), taker(), nanos("traded"));
    }

    private Aggressor taker() throws BadRowException {
        String taker = text("taker");
        try {
            return Aggressor.valueOf(taker.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw malformed("taker must be BUY, SELL or UNKNOWN but is \"" + MessageFields.shortened(taker) + "\"");
        }
    }

    private BookTicker ticker() throws BadRowException {
        BookTicker ticker = new BookTicker(
                symbol(),
                received(),
                whole("updateId"),
                units("bidPrice"),
                units("bidQuantity"),
                units("askPrice"),
                units("askQuantity"));
        boolean whole = ticker.bidPrice() == 0 == (ticker.bidQuantity() == 0)
                && ticker.askPrice() == 0 == (ticker.askQuantity() == 0);
        if (!whole || ticker.hasBothSides() && ticker.bidPrice() >= ticker.askPrice()) {
            throw new BadRowException(
                    DefectKind.BAD_PRICE, "the bid must be below the ask; an empty side has 0 for price and quantity");
        }
        return ticker;
    }

    private DepthDiff diff() throws BadRowException {
        long first = whole("first");
        long last = whole("last");
        if (first > last) {
            throw malformed("first " + first + " is more than last " + last);
        }
        return new DepthDiff(symbol(), received(), first, last, levels("bids"), levels("asks"));
    }

    private CandleClosed candle() throws BadRowException {
        long opened = nanos("opened");
        long closed = nanos("closed");
        if (closed <= opened) {
            throw new BadRowException(DefectKind.BAD_TIME, "a candle must end after it begins");
        }
        long open = price("open");
        long high = price("high");
        long low = price("low");
        long close = price("close");
        if (high < Math.max(open, close) || low > Math.min(open, close)) {
            throw new BadRowException(DefectKind.BAD_CANDLE, "high and low do not hold open and close");
        }
        return new CandleClosed(
                symbol(),
                received(),
                opened,
                closed,
                open,
                high,
                low,
                close,
                volume("volume"),
                volume("quoteVolume"),
                whole("trades"),
                volume("takerBuyVolume"),
                volume("takerBuyQuoteVolume"));
    }

    final Symbol symbol() throws BadRowException {
        String name = text("symbol");
        try {
            return new Symbol(name);
        } catch (IllegalArgumentException e) {
            throw malformed("symbol must be 1 to 20 characters of A-Z 0-9 - _ . but is \""
                    + MessageFields.shortened(name) + "\"");
        }
    }

    final long received() throws BadRowException {
        return nanos("received");
    }

    final String text(String name) throws BadRowException {
        String text = get(name);
        if (text == null || text.isEmpty()) {
            throw malformed(name + " is missing");
        }
        return text;
    }

    private long nanos(String name) throws BadRowException {
        long nanos = whole(name);
        if (nanos == 0) {
            throw new BadRowException(DefectKind.BAD_TIME, name + " must be after 1970");
        }
        return nanos;
    }

    private long whole(String name) throws BadRowException {
        String text = text(name);
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw noWhole(name, text);
        }
        throw noWhole(name, text);
    }

    private static BadRowException noWhole(String name, String text) {
        return malformed(
                name + " must be a whole number of 0 or more but is \"" + MessageFields.shortened(text) + "\"");
    }

    private long price(String name) throws BadRowException {
        long price = units(name);
        if (price <= 0) {
            throw new BadRowException(DefectKind.BAD_PRICE, name + " must be more than 0 but is " + text(name));
        }
        return price;
    }

    private long quantity(String name) throws BadRowException {
        long quantity = units(name);
        if (quantity <= 0) {
            throw new BadRowException(DefectKind.BAD_QUANTITY, name + " must be more than 0 but is " + text(name));
        }
        return quantity;
    }

    private long units(String name) throws BadRowException {
        long units = units(name, text(name));
        if (units < 0) {
            throw new BadRowException(DefectKind.BAD_PRICE, name + " must be 0 or more but is " + text(name));
        }
        return units;
    }

    static long units(String name, String text) throws BadRowException {
        if (text.equalsIgnoreCase("nan") || text.toLowerCase(Locale.ROOT).contains("inf")) {
            throw new BadRowException(DefectKind.NOT_A_NUMBER, name + " is " + MessageFields.shortened(text));
        }
        try {
            return FixedPoint.parse(text);
        } catch (NumberFormatException e) {
            throw malformed(name + ": " + MessageFields.printable(String.valueOf(e.getMessage())));
        }
    }

    /** A level of a book. */
    static void addLevel(PriceLevels.Builder into, String name, String price, String quantity)
            throws BadRowException {
        long priceUnits = units(name + " price", price);
        long quantityUnits = units(name + " quantity", quantity);
        if (priceUnits <= 0 || quantityUnits < 0) {
            throw new BadRowException(
                    priceUnits <= 0 ? DefectKind.BAD_PRICE : DefectKind.BAD_QUANTITY,
                    name + " level " + MessageFields.shortened(price) + " × " + MessageFields.shortened(quantity)
                            + ": price must be more than 0, quantity 0 or more");
        }
        into.add(priceUnits, quantityUnits);
    }

    private BigDecimal volume(String name) throws BadRowException {
        String text = text(name);
        try {
            BigDecimal volume = new BigDecimal(text);
            if (volume.signum() >= 0 && Math.abs((long) volume.scale()) <= 64) {
                return volume;
            }
        } catch (NumberFormatException e) {
            throw noVolume(name, text);
        }
        throw noVolume(name, text);
    }

    private static BadRowException noVolume(String name, String text) {
        return new BadRowException(
                DefectKind.BAD_QUANTITY,
                name + " must be a decimal of 0 or more but is \"" + MessageFields.shortened(text) + "\"");
    }

    static BadRowException malformed(String reason) {
        return new BadRowException(DefectKind.MALFORMED, reason);
    }
}
