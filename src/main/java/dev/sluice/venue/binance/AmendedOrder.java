package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;

/**
 * An order after an amend ({@code rest-api.md}, Order Amend Keep Priority).
 *
 * @param originalClientOrderId its id before
 * @param clientOrderId its id from now on; the same if the request passed it on
 * @param quantity what it asks for now
 */
public record AmendedOrder(
        Symbol symbol,
        long orderId,
        String originalClientOrderId,
        String clientOrderId,
        Quantity quantity,
        Quantity executed,
        OrderStatus status,
        long atNanos) {}
