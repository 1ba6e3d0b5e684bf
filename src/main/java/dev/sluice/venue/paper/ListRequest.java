package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * A request for an order list ({@code rest-api.md}, "Order lists").
 *
 * @param clientOrderId of the list; the exchange makes one up if there is none
 * @param working the order that has to fill first; empty for an OCO
 * @param others for an OCO above and below; else the pending order, or an OCO pair of them
 */
public record ListRequest(
        Symbol symbol,
        Optional<ClientOrderId> clientOrderId,
        Optional<OrderRequest.Sized> working,
        List<OrderRequest.Sized> others) {
    public ListRequest {
        others = List.copyOf(others);
        boolean pair = others.size() == 2;
        if (!pair && (working.isEmpty() || others.size() != 1)) {
            throw new IllegalArgumentException("an order list has a pair, or a working order and one or two others");
        }
    }
}
