package dev.sluice.venue.paper.binance;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Payloads of the market streams ({@code web-socket-streams.md}, "Detailed Stream information"). */
final class StreamTexts {
    private StreamTexts() {}

    private static JsonObject event(String kind, long atNanos, Symbol symbol) {
        return new JsonObject().put("e", kind).time("E", atNanos).put("s", symbol.name());
    }

    static JsonObject trade(TradeTick trade) {
        return event("trade", trade.receivedNanos(), trade.symbol())
                .put("t", trade.tradeId())
                .put("p", decimal(trade.price()))
                .put("q", decimal(trade.quantity()))
                .time("T", trade.tradedNanos())
                .put("m", trade.aggressor() == Aggressor.SELL)
                .put("M", true);
    }

    static JsonObject aggregate(Symbol symbol, AggregateTrade trade) {
        return event("aggTrade", trade.tradedNanos(), symbol).putAll(MarketDataOperations.aggregate(trade));
    }

    static JsonObject bookTicker(BookTicker top) {
        return new JsonObject()
                .put("u", top.updateId())
                .put("s", top.symbol().name())
                .put("b", decimal(top.bidPrice()))
                .put("B", decimal(top.bidQuantity()))
                .put("a", decimal(top.askPrice()))
                .put("A", decimal(top.askQuantity()));
    }

    static JsonObject depth(DepthDiff diff) {
        return event("depthUpdate", diff.receivedNanos(), diff.symbol())
                .put("U", diff.firstUpdateId())
                .put("u", diff.finalUpdateId())
                .put("b", levels(diff.bids()))
                .put("a", levels(diff.asks()));
    }

    private static List<List<String>> levels(PriceLevels levels) {
        List<List<String>> texts = new ArrayList<>(levels.size());
        for (int i = 0; i < levels.size(); i++) {
            texts.add(List.of(
                    JsonObject.decimal(decimal(levels.price(i))), JsonObject.decimal(decimal(levels.quantity(i)))));
        }
        return texts;
    }

    /** @param endNanos when the next kline opens */
    static JsonObject kline(SymbolBoard symbol, Interval interval, Bar bar, long endNanos, long nowNanos) {
        Symbol name = symbol.instrument.symbol();
        JsonObject kline = new JsonObject()
                .time("t", bar.startNanos())
                .time("T", endNanos - 1)
                .put("s", name.name())
                .put("i", interval.word)
                .put("f", bar.firstId())
                .put("L", bar.lastId())
                .put("o", decimal(bar.open()))
                .put("c", decimal(bar.close()))
                .put("h", decimal(bar.high()))
                .put("l", decimal(bar.low()))
                .put("v", bar.volume())
                .put("n", bar.trades())
                .put("x", nowNanos >= endNanos)
                .put("q", bar.quoteVolume())
                .put("V", bar.takerVolume())
                .put("Q", bar.takerQuoteVolume())
                .put("B", "0");
        return event("kline", nowNanos, name).put("k", kline);
    }

    static JsonObject average(SymbolBoard symbol, long nowNanos) {
        return event("avgPrice", nowNanos, symbol.instrument.symbol())
                .put("i", "5m")
                .put("w", MarketDataOperations.average(symbol, nowNanos))
                .time("T", symbol.lastTrade().map(TradeTick::tradedNanos).orElse(0L));
    }

    private static BigDecimal decimal(long units) {
        return FixedPoint.toDecimal(units);
    }
}
