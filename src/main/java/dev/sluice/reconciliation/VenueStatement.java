package dev.sluice.reconciliation;

import dev.sluice.execution.VenueOrder;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import java.util.Map;

/**
 * What a venue says of an account.
 *
 * @param orders every open order of the account, and those asked for that the venue knows
 * @param strangers such orders with ids that cannot be ours
 * @param trades those asked for, oldest first in each symbol
 * @param newestTrades of each symbol asked for, the id of the account's newest trade, or
 *     {@link VenueLedger.Question#NO_TRADE}
 * @param balances every asset that the account holds
 * @param atNanos when it was said, UTC nanoseconds since the epoch
 */
public record VenueStatement(
        List<VenueOrder> orders,
        List<Stranger> strangers,
        List<VenueTrade> trades,
        Map<Symbol, Long> newestTrades,
        List<BalanceChange> balances,
        long atNanos) {
    /**
     * An order that somebody else placed.
     *
     * @param clientOrderId as the venue shows it, at most 64 harmless characters
     */
    public record Stranger(
            Symbol symbol,
            VenueOrderId venueOrderId,
            String clientOrderId,
            Side side,
            Quantity quantity,
            boolean open) {}

    /** One trade of the account; whose order it was of is to be found out. */
    public record VenueTrade(
            Symbol symbol,
            long tradeId,
            VenueOrderId venueOrderId,
            Side side,
            Price price,
            Quantity quantity,
            Money commission,
            long atNanos) {}

    public VenueStatement {
        orders = List.copyOf(orders);
        strangers = List.copyOf(strangers);
        trades = List.copyOf(trades);
        newestTrades = Map.copyOf(newestTrades);
        balances = List.copyOf(balances);
    }

    /** Without trades. */
    public VenueStatement(List<VenueOrder> orders, List<BalanceChange> balances, long atNanos) {
        this(orders, List.of(), List.of(), Map.of(), balances, atNanos);
    }
}
