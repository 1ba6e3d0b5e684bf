package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the user data stream says ({@code user-data-stream.md}, one section each). */
public sealed interface UserEvent {
    /**
     * Something happened to an order.
     *
     * @param clientOrderId the order's own id: {@code C} where the event has one, because {@code c} is then the id of
     *     the cancel
     * @param currentClientOrderId {@code c}: after an amend the order's id from now on
     * @param executionId {@code I}, unique per symbol; the same event seen twice has the same
     * @param executed {@code z}: filled in all
     * @param quantity {@code q}: asked for, after amends
     * @param trade the fill, exactly if the execution type is TRADE
     * @param reason why it was rejected or expired, in the venue's words; empty if it was not
     */
    record Execution(
            Symbol symbol,
            String clientOrderId,
            String currentClientOrderId,
            long orderId,
            ExecutionType type,
            OrderStatus status,
            long executionId,
            Quantity executed,
            Quantity quantity,
            Optional<Trade> trade,
            String reason,
            long atNanos)
            implements UserEvent {}

    /** A fill of an order that need not be ours; {@link #of} makes it ours. */
    record Trade(Fill template) {
        /** The fill, for the order of that id. */
        Fill of(ClientOrderId id) {
            return new Fill(
                    template.symbol(),
                    template.tradeId(),
                    id,
                    template.side(),
                    template.price(),
                    template.quantity(),
                    template.commission(),
                    template.liquidity(),
                    template.atNanos());
        }
    }

    /** What is happening to an order ({@code enums.md}, Execution types). */
    enum ExecutionType {
        NEW,
        CANCELED,
        REPLACED,
        REJECTED,
        TRADE,
        EXPIRED,
        TRADE_PREVENTION
    }

    /**
     * Balances as they are now.
     *
     * @param updatedNanos time of the account update that it reports
     */
    record Position(List<BalanceChange> balances, long updatedNanos) implements UserEvent {
        public Position {
            balances = List.copyOf(balances);
        }
    }

    /** A deposit, withdrawal or transfer of that much; the balance itself comes as {@link Position}. */
    record Transfer(AssetTransfer transfer) implements UserEvent {}

    /** An order list changed; its orders' own events say what that means for them. */
    record ListStatus(
            Symbol symbol, long listId, String listClientOrderId, String statusType, String orderStatus, long atNanos)
            implements UserEvent {}

    /** An external system locked or unlocked that much of a balance. */
    record ExternalLock(Asset asset, BigDecimal delta, long atNanos) implements UserEvent {}

    /** Of a kind that is not documented. */
    record Unknown(String kind) implements UserEvent {}
}
