package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

/**
 * A request to cancel an order.
 *
 * @param cancelId how the owner calls the cancellation; the exchange makes one up if there is none
 */
public record CancelRequest(
        Symbol symbol, OrderKey order, Optional<ClientOrderId> cancelId, Optional<Restriction> restriction) {
    /** In which state alone the order shall be cancelled ({@code rest-api.md}, "Regarding cancelRestrictions"). */
    public enum Restriction {
        ONLY_NEW,
        ONLY_PARTIALLY_FILLED
    }

    public CancelRequest(Symbol symbol, OrderKey order) {
        this(symbol, order, Optional.empty(), Optional.empty());
    }
}
