package dev.sluice.bench;

import dev.sluice.execution.Intents;
import dev.sluice.execution.JournaledIntent;
import dev.sluice.execution.OrderReport;
import dev.sluice.venue.binance.ApiSettings;
import dev.sluice.venue.binance.BinanceGateway;
import dev.sluice.venue.binance.BinanceOrders;
import dev.sluice.venue.binance.BinanceRest;
import dev.sluice.venue.binance.ChosenRoad;
import dev.sluice.venue.binance.RateLimit;
import dev.sluice.venue.binance.RequestBudget;
import dev.sluice.venue.binance.RequestSigner;
import dev.sluice.venue.binance.SignedRequests;
import dev.sluice.venue.binance.SlidingLimit;
import dev.sluice.venue.binance.VenueClock;
import dev.sluice.venue.binance.VenueContext;
import dev.sluice.venue.binance.VenueNotice;
import dev.sluice.venue.binance.VenueWatch;
import dev.sluice.venue.binance.WebSocketApi;
import dev.sluice.venue.binance.vertx.VertxVenueHttp;
import dev.sluice.venue.binance.vertx.VertxVenueSockets;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** The desk's gateway, put together as the service does it, with limits that are never reached. */
final class AdapterClient extends LoopClient implements BinanceGateway.Listener {
    private static final int RESERVE_PCT = 20;
    private static final int UNLIMITED = 1_000_000_000;
    private static final long TIMEOUT_NANOS = 10 * UtcNanos.PER_SECOND;
    private static final OrderTerms TERMS =
            OrderTerms.limit(new Symbol(SYMBOL), Side.BUY, Quantity.of(QUANTITY), Price.of(PRICE), TimeInForce.IOC);

    private final BinanceGateway gateway;

    /** On one road, because the other is not there. */
    private AdapterClient(String restUrl, Optional<String> socketUrl) throws Exception {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        VenueWatch watch = notice -> {
            if (notice instanceof VenueNotice.Opened) {
                connected.complete(null);
            }
        };
        VenueClock clock = new VenueClock(loop, watch);
        VenueContext context = new VenueContext(loop, clock, budget(watch), watch);
        SignedRequests requests = new SignedRequests(RequestSigner.hmac(KEY, SECRET), 5 * UtcNanos.PER_SECOND);
        BinanceRest rest = new BinanceRest(
                new VertxVenueHttp(loop.vertx(), loop.context(), restUrl),
                context,
                clock,
                Optional.of(requests),
                TIMEOUT_NANOS);
        WebSocketApi api = new WebSocketApi(
                ApiSettings.of(socketUrl.orElse("") + "/ws-api/v3", TIMEOUT_NANOS),
                new WebSocketApi.Parts(
                        context,
                        new VertxVenueSockets(loop.vertx(), loop.context()),
                        requests,
                        SlidingLimit.ofConnections(),
                        new SplittableRandom(1)),
                event -> gateway().onUserEvent(event));
        gateway = new BinanceGateway(
                new BinanceGateway.Setup(context, loop, id -> false, this, TIMEOUT_NANOS),
                new BinanceOrders(new ChosenRoad(api, rest, context), watch));
        loop.execute(() -> clock.start(rest));
        CompletableFuture<Void> ready = new CompletableFuture<>();
        loop.execute(() -> clock.whenKnown(() -> ready.complete(null)));
        BenchLoop.await(ready);
        if (socketUrl.isPresent()) {
            loop.execute(api::start);
            BenchLoop.await(connected);
        }
    }

    static AdapterClient rest(String restUrl) throws Exception {
        return new AdapterClient(restUrl, Optional.empty());
    }

    /** @param socketUrl without {@code /ws-api/v3} */
    static AdapterClient webSocket(String restUrl, String socketUrl) throws Exception {
        return new AdapterClient(restUrl, Optional.of(socketUrl));
    }

    private static RequestBudget budget(VenueWatch watch) {
        RequestBudget budget = new RequestBudget(RESERVE_PCT, watch);
        budget.limits(RateLimit.documented().stream()
                .map(limit -> new RateLimit(limit.kind(), limit.intervalNanos(), UNLIMITED))
                .toList());
        return budget;
    }

    private BinanceGateway gateway() {
        return gateway;
    }

    @Override
    Runnable order() {
        JournaledIntent intent = Intents.of(new ClientOrderId(OrderClient.newId()), TERMS);
        return () -> gateway.submit(intent);
    }

    @Override
    public void onReport(OrderReport report) {
        switch (report) {
            case OrderReport.Acknowledged acknowledged -> answered();
            case OrderReport.Expired expired -> {} // nobody sells on an empty market
            default -> failed(new IllegalStateException(report.toString()));
        }
    }

    @Override
    public void onBalance(BalanceChange balance) {}
}
