package dev.sluice.feed;

import dev.sluice.feed.RowSymbols.Past;
import java.math.BigDecimal;

/** Rows of candles. A candle that overlaps the one before it, or comes again, is refused; a hole stays a hole. */
final class CandleRows implements RowDecoder {
    private final CandleColumns at;
    private final Columns row;
    private final RowSymbols symbols;
    private final long intervalNanos;
    private final ReadCounts counts;

    /**
     * @param intervalNanos of candles whose end is not in the table, or that an outage of the venue cut short; 0 if it
     *     is not known
     */
    CandleRows(CandleColumns columns, Columns row, RowSymbols symbols, long intervalNanos, ReadCounts counts) {
        this.at = columns;
        this.row = row;
        this.symbols = symbols;
        this.intervalNanos = intervalNanos;
        this.counts = counts;
    }

    @Override
    public CandleClosed decode(byte[] bytes, int from, int to) throws BadRowException {
        if (row.split(bytes, from, to) != at.width()) {
            throw width(row, at.width());
        }
        Past past = symbols.of(row);
        long openNanos = openNanos(row, at);
        long closeNanos = closeNanos(openNanos);
        long open = price(at.open(), "open");
        long high = price(at.high(), "high");
        long low = price(at.low(), "low");
        long close = price(at.close(), "close");
        if (high < Math.max(open, close) || low > Math.min(open, close)) {
            throw new BadRowException(
                    DefectKind.BAD_CANDLE,
                    "high " + row.text(at.high()) + " and low " + row.text(at.low()) + " do not hold open "
                            + row.text(at.open()) + " and close " + row.text(at.close()));
        }
        CandleClosed candle = new CandleClosed(
                past.symbol,
                closeNanos,
                openNanos,
                closeNanos,
                open,
                high,
                low,
                close,
                volume(at.volume(), "volume"),
                volume(at.quoteVolume(), "quote volume"),
                at.trades() < 0 ? 0 : row.whole(at.trades(), "number of trades"),
                volume(at.takerBuyVolume(), "taker buy volume"),
                volume(at.takerBuyQuoteVolume(), "taker buy quote volume"));
        requireOrder(past, openNanos);
        past.openNanos = openNanos;
        past.closeNanos = closeNanos;
        if (row.rounded()) {
            counts.addRounded();
        }
        return candle;
    }

    /** When the candle of a row that was taken apart begins. */
    static long openNanos(Columns row, CandleColumns at) throws BadRowException {
        return at.clock() < 0 ? row.nanos(at.time()) : Stamps.of(row.text(at.time()) + " " + row.text(at.clock()));
    }

    static BadRowException width(Columns row, int wanted) {
        return new BadRowException(
                DefectKind.MALFORMED, "a row has " + wanted + " columns here but this one has " + row.count());
    }

    /** Binance writes the last millisecond or microsecond that belongs to the candle, or the last before an outage. */
    private long closeNanos(long openNanos) throws BadRowException {
        long closeNanos = openNanos + intervalNanos;
        if (at.closeTime() >= 0) {
            closeNanos = Math.max(closeNanos, row.nanos(at.closeTime()) + row.stampUnit(at.closeTime()));
        }
        if (closeNanos <= openNanos) {
            throw new BadRowException(DefectKind.BAD_TIME, "a candle must end after it begins");
        }
        return closeNanos;
    }

    private long price(int column, String name) throws BadRowException {
        long price = row.units(column, name, DefectKind.BAD_PRICE);
        if (price <= 0) {
            throw new BadRowException(DefectKind.BAD_PRICE, name + " must be more than 0 but is " + row.shown(column));
        }
        return price;
    }

    private BigDecimal volume(int column, String name) throws BadRowException {
        if (column < 0 || row.isEmpty(column)) {
            return BigDecimal.ZERO;
        }
        BigDecimal volume = row.decimal(column, name);
        if (volume.signum() < 0) {
            throw new BadRowException(DefectKind.BAD_QUANTITY, name + " must be 0 or more but is " + row.shown(column));
        }
        return volume;
    }

    private static void requireOrder(Past past, long openNanos) throws BadRowException {
        if (openNanos == past.openNanos) {
            throw new BadRowException(DefectKind.DUPLICATE, "the candle stands twice");
        }
        if (openNanos < past.openNanos) {
            throw new BadRowException(DefectKind.UNSORTED, "the candle is older than the one before it");
        }
        if (openNanos < past.closeNanos) {
            throw new BadRowException(DefectKind.BAD_CANDLE, "the candle begins before the one before it has ended");
        }
    }
}
