package dev.sluice.feed;

import dev.sluice.feed.RowSymbols.Past;
import dev.sluice.vocabulary.Aggressor;

/**
 * Rows of trades. Their ids only grow: one that came before is a duplicate, a hole is reported. Where the table has no
 * ids, the trades have the id {@link #NO_ID}.
 */
final class TradeRows implements RowDecoder {
    /** Of a trade whose source numbers none. */
    static final long NO_ID = -1;

    private final TradeColumns at;
    private final Columns row;
    private final RowSymbols symbols;
    private final ReadCounts counts;
    private final Notes notes;

    TradeRows(TradeColumns columns, Columns row, RowSymbols symbols, ReadCounts counts, Notes notes) {
        this.at = columns;
        this.row = row;
        this.symbols = symbols;
        this.counts = counts;
        this.notes = notes;
    }

    @Override
    public TradeTick decode(byte[] bytes, int from, int to) throws BadRowException {
        if (row.split(bytes, from, to) != at.width()) {
            throw CandleRows.width(row, at.width());
        }
        Past past = symbols.of(row);
        long price = row.units(at.price(), "price", DefectKind.BAD_PRICE);
        if (price <= 0) {
            throw new BadRowException(
                    DefectKind.BAD_PRICE, "price must be more than 0 but is " + row.shown(at.price()));
        }
        long quantity = row.units(at.quantity(), "quantity", DefectKind.BAD_QUANTITY);
        if (quantity <= 0) {
            throw new BadRowException(
                    DefectKind.BAD_QUANTITY, "quantity must be more than 0 but is " + row.shown(at.quantity()));
        }
        long traded = row.nanos(at.time());
        Aggressor aggressor = aggressor();
        long id = at.id() < 0 ? NO_ID : id(past);
        if (row.rounded()) {
            counts.addRounded();
        }
        return new TradeTick(past.symbol, traded, id, price, quantity, aggressor, traded);
    }

    private Aggressor aggressor() throws BadRowException {
        if (at.buyerIsMaker() >= 0) {
            return row.truth(at.buyerIsMaker(), "buyer is maker") ? Aggressor.SELL : Aggressor.BUY;
        }
        if (at.side() < 0 || row.isEmpty(at.side())) {
            return Aggressor.UNKNOWN;
        }
        if (row.equals(at.side(), "buy") || row.equals(at.side(), "b")) {
            return Aggressor.BUY;
        }
        if (row.equals(at.side(), "sell") || row.equals(at.side(), "s")) {
            return Aggressor.SELL;
        }
        if (row.equals(at.side(), "unknown")) {
            return Aggressor.UNKNOWN;
        }
        throw new BadRowException(
                DefectKind.MALFORMED, "side must be buy, sell, unknown or empty but is " + row.shown(at.side()));
    }

    private long id(Past past) throws BadRowException {
        long id = row.whole(at.id(), "trade id");
        if (id <= past.tradeId) {
            boolean same = id == past.tradeId;
            throw new BadRowException(
                    same ? DefectKind.DUPLICATE : DefectKind.UNSORTED,
                    "trade id " + id + (same ? " stands twice" : " comes after " + past.tradeId));
        }
        if (past.tradeId >= 0 && id > past.tradeId + 1) {
            long missing = id - past.tradeId - 1;
            counts.addMissingTrades(missing);
            notes.note(DefectKind.ID_GAP, missing + " trades are missing between ids " + past.tradeId + " and " + id);
        }
        past.tradeId = id;
        return id;
    }
}
