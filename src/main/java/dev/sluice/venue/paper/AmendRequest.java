package dev.sluice.venue.paper;

import dev.sluice.execution.AmendOrder;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

/**
 * A request to make an order smaller without losing its place in the queue ({@code
 * faqs/order_amend_keep_priority.md}).
 *
 * @param newClientOrderId what the order is called from then on; the exchange makes an id up if there is none
 */
public record AmendRequest(
        Symbol symbol, OrderKey order, Quantity newQuantity, Optional<ClientOrderId> newClientOrderId) {
    /** The desk's; its order keeps its id. */
    static AmendRequest of(AmendOrder request) {
        ClientOrderId id = request.clientOrderId();
        return new AmendRequest(request.symbol(), OrderKey.of(id), request.quantity(), Optional.of(id));
    }
}
