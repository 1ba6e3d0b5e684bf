package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the exchange tells the owner of an account. Events of one call stand in the order they happened; in a trade the
 * maker's come before the taker's, and each order event before the balances that it moved (base, then quote).
 */
public sealed interface ExchangeEvent {
    /** Whose event it is. */
    AccountId account();

    /** When it happened, UTC nanoseconds since the epoch, as the caller said. */
    long atNanos();

    /** Something happened to an order; {@link #order} is how it stands after the event. */
    sealed interface OrderEvent extends ExchangeEvent {
        OrderView order();

        /** Grows from event to event of the whole exchange. */
        long executionId();

        @Override
        default AccountId account() {
            return order().account();
        }

        default ClientOrderId clientOrderId() {
            return order().clientOrderId();
        }

        default VenueOrderId venueOrderId() {
            return order().venueOrderId();
        }

        default Symbol symbol() {
            return order().terms().symbol();
        }

        /** Base quantity filled so far. */
        default Quantity cumulativeQuantity() {
            return order().filled();
        }
    }

    /** The order passed every check; what follows in the same call happened to it at once. */
    record OrderAccepted(OrderView order, long executionId, long atNanos) implements OrderEvent {
        public OrderTerms terms() {
            return order.terms();
        }
    }

    /** A stop price was reached, or the working order of a list filled: the order goes on from there. */
    record OrderStarted(OrderView order, long executionId, long atNanos) implements OrderEvent {}

    /**
     * The order was refused and left no trace; it has no venue id.
     *
     * @param text in the venue's words
     * @param terms what was asked for; empty if it was sized in the quote asset and never worked out
     */
    record OrderRejected(
            AccountId account,
            ClientOrderId clientOrderId,
            Symbol symbol,
            Reason reason,
            String text,
            Optional<OrderTerms> terms,
            long atNanos)
            implements ExchangeEvent {}

    /** One trade of the order. */
    record OrderFilled(OrderView order, long executionId, Fill fill) implements OrderEvent {
        @Override
        public long atNanos() {
            return fill.atNanos();
        }

        /** Price × quantity summed over the trades so far, exact. */
        public BigDecimal cumulativeQuote() {
            return order.filledQuote();
        }

        /** Whether the order is now filled whole. */
        public boolean complete() {
            return !order.isOpen();
        }
    }

    /**
     * The owner's cancel ended the order.
     *
     * @param cancelId how the cancellation is called
     */
    record OrderCanceled(OrderView order, long executionId, ClientOrderId cancelId, long atNanos)
            implements OrderEvent {}

    /**
     * The order's quantity was amended.
     *
     * @param previousId what it was called before
     */
    record OrderReplaced(OrderView order, long executionId, ClientOrderId previousId, long atNanos)
            implements OrderEvent {}

    /** Self-trade prevention took quantity from an order that goes on. */
    record MatchPrevented(OrderView order, long executionId, PreventedMatch match, long atNanos)
            implements OrderEvent {}

    /**
     * The exchange's rules ended the order: NOT_FILLED_AT_ONCE, NO_LIQUIDITY, SELF_TRADE, OTHER_LEG,
     * WORKING_LEG_ENDED, or why an order that was to start could not.
     *
     * @param match what self-trade prevention prevented, if that ended it
     */
    record OrderExpired(OrderView order, long executionId, Reason reason, Optional<PreventedMatch> match, long atNanos)
            implements OrderEvent {}

    /** A cancel found no such open order; whatever that order's end was, it stands. */
    record CancelRejected(
            AccountId account, ClientOrderId clientOrderId, Symbol symbol, Reason reason, String text, long atNanos)
            implements ExchangeEvent {}

    /** An amendment was refused; the order stays as it is. */
    record AmendRejected(AccountId account, OrderKey order, Symbol symbol, Reason reason, String text, long atNanos)
            implements ExchangeEvent {}

    /** An order list was refused and left no trace, or could not be cancelled. */
    record ListRejected(AccountId account, Symbol symbol, Reason reason, String text, long atNanos)
            implements ExchangeEvent {}

    /** An order list began, changed or ended. */
    record ListChanged(OrderListView list, Status status, long atNanos) implements ExchangeEvent {
        /** {@code enums.md}, "Order List Status". */
        public enum Status {
            EXEC_STARTED,
            UPDATED,
            ALL_DONE
        }

        @Override
        public AccountId account() {
            return list.account();
        }
    }

    /** One asset's balances after the event before. */
    record BalanceChanged(AccountId account, BalanceChange change) implements ExchangeEvent {
        @Override
        public long atNanos() {
            return change.atNanos();
        }
    }

    /** Something came from outside. */
    record Deposited(AccountId account, Asset asset, BigDecimal amount, long atNanos) implements ExchangeEvent {}
}
