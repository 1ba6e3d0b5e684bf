package dev.sluice.feed;

import java.util.List;
import java.util.Optional;

/**
 * Where a trade's fields stand in a row, counted from 0; −1 where the table has no such column.
 *
 * @param width columns of a row
 */
record TradeColumns(int symbol, int id, int time, int price, int quantity, int side, int buyerIsMaker, int width) {
    /** {@code trade Id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch} (binance-public-data README, "Trades"). */
    static TradeColumns ofTrades(int width) {
        return new TradeColumns(-1, 0, 4, 1, 2, -1, 5, width);
    }

    /**
     * {@code Aggregate tradeId,Price,Quantity,First tradeId,Last tradeId,Timestamp,Was the buyer the maker,Was the
     * trade the best price match} (binance-public-data README, "AggTrades").
     */
    static TradeColumns ofAggregates(int width) {
        return new TradeColumns(-1, 0, 5, 1, 2, -1, 6, width);
    }

    /** By the names in a header, reduced to lower-case letters and digits; empty if it is not one of trades. */
    static Optional<TradeColumns> named(List<String> header) {
        TradeColumns columns = new TradeColumns(
                HeaderNames.SYMBOL.in(header),
                HeaderNames.TRADE_ID.in(header),
                HeaderNames.TIME.in(header),
                HeaderNames.PRICE.in(header),
                HeaderNames.QUANTITY.in(header),
                HeaderNames.SIDE.in(header),
                HeaderNames.BUYER_IS_MAKER.in(header),
                header.size());
        return columns.time < 0 || columns.price < 0 || columns.quantity < 0 ? Optional.empty() : Optional.of(columns);
    }
}
