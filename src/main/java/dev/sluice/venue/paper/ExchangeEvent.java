package dev.sluice.venue.paper;

import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;

/**
 * What the exchange tells the owner of an account. Events of one call stand in the order they happened; in a trade the
 * maker's come before the taker's, and each order event before the balances that it moved (base, then quote).
 */
public sealed interface ExchangeEvent {
    /** Whose event it is. */
    AccountId account();

    /** When it happened, UTC nanoseconds since the epoch, as the caller said. */
    long atNanos();

    /** The order passed every check; what follows in the same call happened to it at once. */
    record OrderAccepted(
            AccountId account, ClientOrderId clientOrderId, VenueOrderId venueOrderId, OrderTerms terms, long atNanos)
            implements ExchangeEvent {}

    /** The order was refused and left no trace; it has no venue id. */
    record OrderRejected(
            AccountId account, ClientOrderId clientOrderId, Symbol symbol, Reason reason, String text, long atNanos)
            implements ExchangeEvent {}

    /**
     * One trade of the order.
     *
     * @param cumulativeQuantity base quantity filled so far, this trade included
     * @param cumulativeQuote price × quantity summed over the trades so far, exact
     * @param complete whether the order is now filled whole
     */
    record OrderFilled(
            AccountId account,
            VenueOrderId venueOrderId,
            Fill fill,
            Quantity cumulativeQuantity,
            BigDecimal cumulativeQuote,
            boolean complete)
            implements ExchangeEvent {
        @Override
        public long atNanos() {
            return fill.atNanos();
        }
    }

    /** The owner's cancel ended the order. */
    record OrderCanceled(
            AccountId account,
            ClientOrderId clientOrderId,
            VenueOrderId venueOrderId,
            Symbol symbol,
            Quantity cumulativeQuantity,
            long atNanos)
            implements ExchangeEvent {}

    /** A cancel found no such open order; whatever that order's end was, it stands. */
    record CancelRejected(
            AccountId account, ClientOrderId clientOrderId, Symbol symbol, Reason reason, String text, long atNanos)
            implements ExchangeEvent {}

    /** The exchange's rules ended the order: NOT_FILLED_AT_ONCE, NO_LIQUIDITY or SELF_TRADE. */
    record OrderExpired(
            AccountId account,
            ClientOrderId clientOrderId,
            VenueOrderId venueOrderId,
            Symbol symbol,
            Quantity cumulativeQuantity,
            Reason reason,
            long atNanos)
            implements ExchangeEvent {}

    /** One asset's balances after the event before. */
    record BalanceChanged(AccountId account, BalanceChange change) implements ExchangeEvent {
        @Override
        public long atNanos() {
            return change.atNanos();
        }
    }
}
