package dev.sluice.feed;

/** The kinds of files that market events are read from; docs/recordings.md has their columns. */
public enum FileKind {
    TRADES("trades of Binance's public data"),
    AGGREGATE_TRADES("aggTrades of Binance's public data"),
    CANDLES("klines of Binance's public data"),
    TRADE_TABLE("a table of trades with a header"),
    CANDLE_TABLE("a table of candles with a header"),
    STREAM_RECORDING("a recording of Binance's streams"),
    EVENT_LINES("events as JSON lines"),
    EVENT_TABLE("events as a table");

    private final String description;

    FileKind(String description) {
        this.description = description;
    }

    /** In words, such as "klines of Binance's public data". */
    public String description() {
        return description;
    }

    /** Whether such a file can hold order books. */
    public boolean hasBooks() {
        return this == STREAM_RECORDING || this == EVENT_LINES || this == EVENT_TABLE;
    }
}
