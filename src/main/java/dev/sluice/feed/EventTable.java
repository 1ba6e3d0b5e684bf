package dev.sluice.feed;

import dev.sluice.vocabulary.FixedPoint;
import java.util.Arrays;
import java.util.List;

/** Writes events as our own table, without loss; docs/recordings.md has the columns. */
final class EventTable {
    private static final List<String> COLUMNS = List.of(
            "type",
            "symbol",
            "received",
            "id",
            "price",
            "quantity",
            "taker",
            "traded",
            "updateId",
            "bidPrice",
            "bidQuantity",
            "askPrice",
            "askQuantity",
            "first",
            "last",
            "bids",
            "asks",
            "opened",
            "closed",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "quoteVolume",
            "trades",
            "takerBuyVolume",
            "takerBuyQuoteVolume",
            "mark",
            "note");
    static final String HEADER = String.join(",", COLUMNS) + "\n";

    private final StringBuilder text;
    private final String[] row = new String[COLUMNS.size()];

    EventTable(StringBuilder text) {
        this.text = text;
    }

    void append(MarketEvent event) {
        Arrays.fill(row, "");
        set("symbol", event.symbol().name());
        set("received", event.receivedNanos());
        switch (event) {
            case TradeTick trade -> trade(trade);
            case BookTicker ticker -> ticker(ticker);
            case DepthDiff diff -> {
                set("type", "diff");
                set("first", diff.firstUpdateId());
                set("last", diff.finalUpdateId());
                set("bids", levels(diff.bids()));
                set("asks", levels(diff.asks()));
            }
            case DepthSnapshot snapshot -> {
                set("type", "snapshot");
                set("last", snapshot.lastUpdateId());
                set("bids", levels(snapshot.bids()));
                set("asks", levels(snapshot.asks()));
            }
            case CandleClosed candle -> candle(candle);
        }
        text.append(String.join(",", row)).append('\n');
    }

    /** The note without what would break the row. */
    void append(RecordingMark mark) {
        Arrays.fill(row, "");
        set("type", "mark");
        set("received", mark.atNanos());
        mark.symbol().ifPresent(symbol -> set("symbol", symbol.name()));
        set("mark", mark.kind().word());
        set("note", mark.note().replaceAll("[\",\\p{Cntrl}]", " "));
        text.append(String.join(",", row)).append('\n');
    }

    private void trade(TradeTick trade) {
        set("type", "trade");
        set("id", trade.tradeId());
        set("price", FixedPoint.format(trade.price()));
        set("quantity", FixedPoint.format(trade.quantity()));
        set("taker", trade.aggressor().name());
        set("traded", trade.tradedNanos());
    }

    private void ticker(BookTicker ticker) {
        set("type", "ticker");
        set("updateId", ticker.updateId());
        set("bidPrice", FixedPoint.format(ticker.bidPrice()));
        set("bidQuantity", FixedPoint.format(ticker.bidQuantity()));
        set("askPrice", FixedPoint.format(ticker.askPrice()));
        set("askQuantity", FixedPoint.format(ticker.askQuantity()));
    }

    private void candle(CandleClosed candle) {
        set("type", "candle");
        set("opened", candle.openNanos());
        set("closed", candle.closeNanos());
        set("open", FixedPoint.format(candle.open()));
        set("high", FixedPoint.format(candle.high()));
        set("low", FixedPoint.format(candle.low()));
        set("close", FixedPoint.format(candle.close()));
        set("volume", candle.volume().toString());
        set("quoteVolume", candle.quoteVolume().toString());
        set("trades", candle.trades());
        set("takerBuyVolume", candle.takerBuyVolume().toString());
        set("takerBuyQuoteVolume", candle.takerBuyQuoteVolume().toString());
    }

    private void set(String column, long value) {
        set(column, Long.toString(value));
    }

    private void set(String column, String value) {
        row[COLUMNS.indexOf(column)] = value;
    }

    private static String levels(PriceLevels levels) {
        StringBuilder side = new StringBuilder();
        for (int i = 0; i < levels.size(); i++) {
            side.append(i == 0 ? "" : " ").append(FixedPoint.format(levels.quantity(i)));
            side.append('@').append(FixedPoint.format(levels.price(i)));
        }
        return side.toString();
    }
}
