package dev.sluice.feed;

import java.util.List;
import java.util.Optional;

/**
 * Where a candle's fields stand in a row, counted from 0; −1 where the table has no such column.
 *
 * @param time of its beginning, or the date of it
 * @param clock the time of day, where it stands apart from the date
 * @param width columns of a row
 */
record CandleColumns(
        int symbol,
        int time,
        int clock,
        int open,
        int high,
        int low,
        int close,
        int volume,
        int closeTime,
        int quoteVolume,
        int trades,
        int takerBuyVolume,
        int takerBuyQuoteVolume,
        int width) {
    /** The order of the columns in binance-public-data, README, "Klines". */
    static final CandleColumns KLINES = new CandleColumns(-1, 0, -1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12);

    /**
     * By the names in a header, reduced to lower-case letters and digits; empty if it is not one of candles. A first
     * column without a name is the time, as data frames write their index.
     */
    static Optional<CandleColumns> named(List<String> header) {
        int date = HeaderNames.DATE.in(header);
        int time = HeaderNames.TIME.in(header);
        int unnamed = header.getFirst().isEmpty() ? 0 : -1;
        int stamp = date >= 0 ? date : time >= 0 ? time : unnamed;
        CandleColumns columns = new CandleColumns(
                HeaderNames.SYMBOL.in(header),
                stamp,
                date >= 0 && time >= 0 && HeaderNames.CLOCK.in(header) == time ? time : -1,
                HeaderNames.OPEN.in(header),
                HeaderNames.HIGH.in(header),
                HeaderNames.LOW.in(header),
                HeaderNames.CLOSE.in(header),
                HeaderNames.VOLUME.in(header),
                HeaderNames.CLOSE_TIME.in(header),
                HeaderNames.QUOTE_VOLUME.in(header),
                HeaderNames.TRADES.in(header),
                HeaderNames.TAKER_BUY_VOLUME.in(header),
                HeaderNames.TAKER_BUY_QUOTE_VOLUME.in(header),
                header.size());
        boolean whole = stamp >= 0 && columns.open >= 0 && columns.high >= 0 && columns.low >= 0 && columns.close >= 0;
        return whole ? Optional.of(columns) : Optional.empty();
    }
}
