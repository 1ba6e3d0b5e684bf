package dev.sluice.feed;

/** The kinds of market events by the words that Binance has for them. */
enum EventType {
    TRADE("trade"),
    TICKER("bookTicker"),
    DIFF("depthUpdate"),
    SNAPSHOT("depthSnapshot"),
    CANDLE("kline");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static EventType of(MarketEvent event) {
        return switch (event) {
            case TradeTick _ -> TRADE;
            case BookTicker _ -> TICKER;
            case DepthDiff _ -> DIFF;
            case DepthSnapshot _ -> SNAPSHOT;
            case CandleClosed _ -> CANDLE;
        };
    }
}
