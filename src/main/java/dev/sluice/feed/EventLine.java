package dev.sluice.feed;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;

/** Writes events as our own JSON lines, without loss; docs/recordings.md has the format. */
final class EventLine {
    private final StringBuilder text;

    EventLine(StringBuilder text) {
        this.text = text;
    }

    void append(MarketEvent event) {
        switch (event) {
            case TradeTick trade -> trade(trade);
            case BookTicker ticker -> ticker(ticker);
            case DepthDiff diff -> {
                begin("diff", diff);
                number("first", diff.firstUpdateId());
                number("last", diff.finalUpdateId());
                levels("bids", diff.bids());
                levels("asks", diff.asks());
            }
            case DepthSnapshot snapshot -> {
                begin("snapshot", snapshot);
                number("last", snapshot.lastUpdateId());
                levels("bids", snapshot.bids());
                levels("asks", snapshot.asks());
            }
            case CandleClosed candle -> candle(candle);
        }
        text.append("}\n");
    }

    /** Says that something happened to the recording itself. */
    void append(RecordingMark mark) {
        text.append("{\"type\":\"mark\",\"received\":").append(mark.atNanos());
        mark.symbol().ifPresent(symbol -> quoted("symbol", symbol.name()));
        quoted("mark", mark.kind().word());
        text.append(",\"note\":\"");
        JsonStringEncoder.getInstance().quoteAsString(mark.note(), text);
        text.append("\"}\n");
    }

    private void trade(TradeTick trade) {
        begin("trade", trade);
        number("id", trade.tradeId());
        units("price", trade.price());
        units("quantity", trade.quantity());
        quoted("taker", trade.aggressor().name());
        number("traded", trade.tradedNanos());
    }

    private void ticker(BookTicker ticker) {
        begin("ticker", ticker);
        number("updateId", ticker.updateId());
        units("bidPrice", ticker.bidPrice());
        units("bidQuantity", ticker.bidQuantity());
        units("askPrice", ticker.askPrice());
        units("askQuantity", ticker.askQuantity());
    }

    private void candle(CandleClosed candle) {
        begin("candle", candle);
        number("opened", candle.openNanos());
        number("closed", candle.closeNanos());
        units("open", candle.open());
        units("high", candle.high());
        units("low", candle.low());
        units("close", candle.close());
        decimal("volume", candle.volume());
        decimal("quoteVolume", candle.quoteVolume());
        number("trades", candle.trades());
        decimal("takerBuyVolume", candle.takerBuyVolume());
        decimal("takerBuyQuoteVolume", candle.takerBuyQuoteVolume());
    }

    private void begin(String type, MarketEvent event) {
        text.append("{\"type\":\"").append(type).append("\",\"symbol\":\"").append(event.symbol().name());
        text.append("\",\"received\":").append(event.receivedNanos());
    }

    private void number(String name, long value) {
        text.append(",\"").append(name).append("\":").append(value);
    }

    private void units(String name, long units) {
        quoted(name, FixedPoint.format(units));
    }

    /** With its scale, which is part of a decimal; with an exponent where that says it. */
    private void decimal(String name, BigDecimal value) {
        quoted(name, value.toString());
    }

    private void quoted(String name, String value) {
        text.append(",\"").append(name).append("\":\"").append(value).append('"');
    }

    private void levels(String name, PriceLevels levels) {
        text.append(",\"").append(name).append("\":[");
        for (int i = 0; i < levels.size(); i++) {
            text.append(i == 0 ? "[\"" : ",[\"").append(FixedPoint.format(levels.price(i)));
            text.append("\",\"").append(FixedPoint.format(levels.quantity(i))).append("\"]");
        }
        text.append(']');
    }
}
