package dev.sluice.venue.binance;

import java.util.function.Consumer;

/**
 * A road to the venue: REST, the WebSocket API, or the choice between them. A road asks the budget before it sends, and
 * tells it what came of it; it never sends anything twice.
 */
public interface VenueRoad {
    /**
     * Sends the request, once.
     *
     * @param answer hears exactly once what came of it, on the adapter's loop, perhaps within this call
     */
    void send(VenueRequest request, Consumer<VenueAnswer> answer);
}
