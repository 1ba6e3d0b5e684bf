package dev.sluice.venue.binance;

import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;

/** One trade of an order, from the answer to its placement or from the list of trades. */
public record TradeSnapshot(
        Symbol symbol,
        long tradeId,
        long orderId,
        Side side,
        Price price,
        Quantity quantity,
        Money commission,
        Liquidity liquidity,
        long atNanos) {
    /** As a trade of the account. */
    VenueTrade told() {
        return new VenueTrade(
                symbol, tradeId, new VenueOrderId(Long.toString(orderId)), side, price, quantity, commission, atNanos);
    }

    /** As a fill of that order of ours. */
    public Fill of(ClientOrderId id) {
        return new Fill(symbol, Long.toString(tradeId), id, side, price, quantity, commission, liquidity, atNanos);
    }
}
