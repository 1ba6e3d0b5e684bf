package dev.sluice.venue.binance;

import java.util.concurrent.Executor;

/**
 * The trading side of the adapter, put together: the WebSocket API with the user stream on it, REST as the second road,
 * and the gateway on both. To be started when the venue's time is known, for everything it sends is signed.
 */
public final class BinanceTrading {
    private final WebSocketApi api;
    private final VenueRoad road;
    private final BinanceOrders orders;
    private final BinanceGateway gateway;

    /**
     * @param rest the second road
     * @param loop the adapter's; it may run what it is given at once if it is on the loop already
     */
    public BinanceTrading(
            ApiSettings settings,
            WebSocketApi.Parts parts,
            VenueRoad rest,
            Executor loop,
            BinanceGateway.Terms terms) {
        VenueContext context = parts.context();
        api = new WebSocketApi(settings, parts, event -> gateway().onUserEvent(event));
        road = new ChosenRoad(api, rest, context);
        orders = new BinanceOrders(road, context.watch());
        gateway = new BinanceGateway(context, loop, orders, terms);
    }

    /** Connects; on the adapter's loop. */
    public void start() {
        api.start();
    }

    /** Disconnects; on the adapter's loop. */
    public void stop() {
        api.stop();
    }

    public BinanceGateway gateway() {
        return gateway;
    }

    /** For cancels, amends and queries beyond the gateway's; on the adapter's loop. */
    public BinanceOrders orders() {
        return orders;
    }

    /** For requests of other parts of the adapter; on the adapter's loop. */
    public VenueRoad road() {
        return road;
    }
}
