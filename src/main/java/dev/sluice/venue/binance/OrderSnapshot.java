package dev.sluice.venue.binance;

import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.util.List;
import java.util.Optional;

/**
 * An order as an answer shows it: placed, canceled or queried ({@code rest-api.md}, New order, RESULT and FULL; Query
 * order).
 *
 * @param clientOrderId the order's own id, {@code origClientOrderId} where the answer has one
 * @param listId −1 if it belongs to no list
 * @param type as the venue names it; it may be one that the desk does not place
 * @param fills what it traded while it was placed; only placements tell, and not always
 * @param expiryReason empty if it has not expired
 * @param atNanos time of the transaction or of the last change, venue time
 */
public record OrderSnapshot(
        Symbol symbol,
        String clientOrderId,
        long orderId,
        long listId,
        Side side,
        String type,
        String timeInForce,
        Quantity quantity,
        Quantity executed,
        Optional<Price> price,
        Optional<Price> stopPrice,
        Optional<Quantity> icebergQuantity,
        String selfTradePrevention,
        OrderStatus status,
        List<TradeSnapshot> fills,
        String expiryReason,
        long atNanos) {
    public OrderSnapshot {
        fills = List.copyOf(fills);
    }

    /** What the trades that the answer told add up to. */
    Quantity traded() {
        return fills.stream().map(TradeSnapshot::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Its terms in the desk's words; empty if it is of a kind that the desk cannot place, such as a trailing stop. */
    public Optional<OrderTerms> terms() {
        try {
            OrderType known = OrderType.valueOf(type);
            TimeInForce force = known.takesTimeInForce() ? TimeInForce.valueOf(timeInForce) : TimeInForce.GTC;
            OrderOptions options = new OrderOptions(
                    known.hasStop() ? stopPrice : Optional.empty(),
                    icebergQuantity,
                    selfTradePrevention.isEmpty()
                            ? Optional.empty()
                            : Optional.of(SelfTradePrevention.valueOf(selfTradePrevention)));
            return Optional.of(new OrderTerms(
                    symbol, side, known, quantity, known.hasPrice() ? price : Optional.empty(), force, options));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
