package dev.sluice.venue.paper.binance;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.ToLongFunction;

/**
 * What traded in a symbol between two moments, in the words of the ticker endpoints and of the ticker streams.
 *
 * @param bar with no trades where nothing traded
 */
record Statistics(SymbolBoard symbol, Bar bar, long openNanos, long closeNanos) {
    private static final int PERCENT_DECIMALS = 3;

    /** From a moment until now. */
    static Statistics since(SymbolBoard symbol, long openNanos, long nowNanos) {
        long close = symbol.lastTrade().map(TradeTick::price).orElse(0L);
        Bar bar = symbol.since(openNanos).orElseGet(() -> Bar.empty(openNanos, close));
        return new Statistics(symbol, bar, openNanos, nowNanos);
    }

    private BigDecimal change() {
        return FixedPoint.toDecimal(bar.close() - bar.open());
    }

    private String changePercent() {
        if (bar.open() == 0) {
            return "0.000";
        }
        return BigDecimal.valueOf(bar.close() - bar.open())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(bar.open()), PERCENT_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private BigDecimal weightedAverage() {
        return bar.trades() == 0
                ? BigDecimal.ZERO
                : bar.quoteVolume().divide(bar.volume(), FixedPoint.SCALE, RoundingMode.HALF_UP);
    }

    private BigDecimal previousClose() {
        return FixedPoint.toDecimal(symbol.closeBefore(openNanos).orElse(bar.open()));
    }

    private JsonObject named() {
        return new JsonObject().put("symbol", symbol.instrument.symbol().name());
    }

    private JsonObject range(JsonObject json) {
        return json.put("openPrice", FixedPoint.toDecimal(bar.open()))
                .put("highPrice", FixedPoint.toDecimal(bar.high()))
                .put("lowPrice", FixedPoint.toDecimal(bar.low()));
    }

    private JsonObject sums(JsonObject json) {
        return json.put("volume", bar.volume())
                .put("quoteVolume", bar.quoteVolume())
                .time("openTime", openNanos)
                .time("closeTime", closeNanos)
                .put("firstId", bar.firstId())
                .put("lastId", bar.lastId())
                .put("count", bar.trades());
    }

    private JsonObject changes(JsonObject json) {
        return json.put("priceChange", change())
                .put("priceChangePercent", changePercent())
                .put("weightedAvgPrice", weightedAverage());
    }

    /** {@code rest-api.md}, "Response - MINI" of every ticker. */
    JsonObject mini() {
        return sums(range(named()).put("lastPrice", FixedPoint.toDecimal(bar.close())));
    }

    /** {@code rest-api.md}, "Rolling window price change statistics", FULL. */
    JsonObject full() {
        return sums(range(changes(named())).put("lastPrice", FixedPoint.toDecimal(bar.close())));
    }

    /** {@code rest-api.md}, "24hr ticker price change statistics", FULL. */
    JsonObject fullWithBook() {
        JsonObject json = changes(named())
                .put("prevClosePrice", previousClose())
                .put("lastPrice", FixedPoint.toDecimal(bar.close()))
                .put("lastQty", lastQuantity())
                .put("bidPrice", top(BookTicker::bidPrice))
                .put("bidQty", top(BookTicker::bidQuantity))
                .put("askPrice", top(BookTicker::askPrice))
                .put("askQty", top(BookTicker::askQuantity));
        return sums(range(json));
    }

    private BigDecimal lastQuantity() {
        return FixedPoint.toDecimal(symbol.lastTrade().map(TradeTick::quantity).orElse(0L));
    }

    private BigDecimal top(ToLongFunction<BookTicker> which) {
        return FixedPoint.toDecimal(symbol.top().map(which::applyAsLong).orElse(0L));
    }

    private JsonObject event(String kind) {
        return new JsonObject()
                .put("e", kind)
                .time("E", closeNanos)
                .put("s", symbol.instrument.symbol().name());
    }

    private JsonObject shortRange(JsonObject json) {
        return json.put("o", FixedPoint.toDecimal(bar.open()))
                .put("h", FixedPoint.toDecimal(bar.high()))
                .put("l", FixedPoint.toDecimal(bar.low()));
    }

    private JsonObject shortChanges(JsonObject json) {
        return json.put("p", change()).put("P", changePercent());
    }

    private JsonObject shortSums(JsonObject json) {
        return json.put("v", bar.volume())
                .put("q", bar.quoteVolume())
                .time("O", openNanos)
                .time("C", closeNanos)
                .put("F", bar.firstId())
                .put("L", bar.lastId())
                .put("n", bar.trades());
    }

    /** {@code web-socket-streams.md}, "Individual Symbol Mini Ticker Stream". */
    JsonObject miniEvent() {
        return shortRange(event("24hrMiniTicker").put("c", FixedPoint.toDecimal(bar.close())))
                .put("v", bar.volume())
                .put("q", bar.quoteVolume());
    }

    /** {@code web-socket-streams.md}, "Individual Symbol Ticker Streams". */
    JsonObject tickerEvent() {
        JsonObject json = shortChanges(event("24hrTicker"))
                .put("w", weightedAverage())
                .put("x", previousClose())
                .put("c", FixedPoint.toDecimal(bar.close()))
                .put("Q", lastQuantity())
                .put("b", top(BookTicker::bidPrice))
                .put("B", top(BookTicker::bidQuantity))
                .put("a", top(BookTicker::askPrice))
                .put("A", top(BookTicker::askQuantity));
        return shortSums(shortRange(json));
    }

    /** {@code web-socket-streams.md}, "Individual Symbol Rolling Window Statistics Streams". */
    JsonObject windowEvent(String window) {
        JsonObject json = shortRange(shortChanges(event(window + "Ticker")))
                .put("c", FixedPoint.toDecimal(bar.close()))
                .put("w", weightedAverage());
        return shortSums(json);
    }
}
