package dev.sluice.feed;

import java.util.List;

/** The names that a column goes by, reduced to lower-case letters and digits; the first that a header has counts. */
enum HeaderNames {
    SYMBOL("symbol", "ticker", "instrument", "pair"),
    DATE("date", "day"),
    TIME(
            "opentime",
            "timestamp",
            "datetime",
            "time",
            "transacttime",
            "tradetime",
            "opened",
            "ts",
            "unixtime",
            "unix",
            "date",
            "gmttime",
            "localtime"),
    CLOCK("time"),
    TRADE_ID("tradeid", "id", "aggtradeid", "aggregatetradeid", "tid", "trdmatchid"),
    PRICE("price"),
    QUANTITY("quantity", "qty", "amount", "size", "volume"),
    SIDE("side", "takerside", "aggressor", "direction"),
    BUYER_IS_MAKER("isbuyermaker", "wasthebuyerthemaker", "buyermaker", "isbuyerthemaker"),
    OPEN("open", "o", "openprice"),
    HIGH("high", "h", "highprice"),
    LOW("low", "l", "lowprice"),
    CLOSE("close", "c", "closeprice", "last"),
    VOLUME("volume", "vol", "v", "basevolume", "baseassetvolume", "tickvol", "tickvolume"),
    CLOSE_TIME("closetime"),
    QUOTE_VOLUME("quotevolume", "quoteassetvolume"),
    TRADES("trades", "count", "numberoftrades", "tradecount"),
    TAKER_BUY_VOLUME("takerbuyvolume", "takerbuybaseassetvolume", "takerbuybasevolume"),
    TAKER_BUY_QUOTE_VOLUME("takerbuyquotevolume", "takerbuyquoteassetvolume");

    private final List<String> names;

    HeaderNames(String... names) {
        this.names = List.of(names);
    }

    /** The column, counted from 0; −1 if the header has none of the names. */
    int in(List<String> header) {
        for (String name : names) {
            int column = header.indexOf(name);
            if (column >= 0) {
                return column;
            }
        }
        return -1;
    }
}
