package dev.sluice.pipeline;

import dev.sluice.feed.MalformedMessageException;
import dev.sluice.venue.binance.ApiSettings;
import dev.sluice.venue.binance.BinanceGateway;
import dev.sluice.venue.binance.BinanceMarketFeed;
import dev.sluice.venue.binance.BinanceOrders;
import dev.sluice.venue.binance.BinanceRest;
import dev.sluice.venue.binance.ChosenRoad;
import dev.sluice.venue.binance.Endpoint;
import dev.sluice.venue.binance.ExchangeInfo;
import dev.sluice.venue.binance.ExchangeInfoDecoder;
import dev.sluice.venue.binance.RequestBudget;
import dev.sluice.venue.binance.RestSnapshots;
import dev.sluice.venue.binance.SignedRequests;
import dev.sluice.venue.binance.SlidingLimit;
import dev.sluice.venue.binance.StreamPorts;
import dev.sluice.venue.binance.StreamSettings;
import dev.sluice.venue.binance.VenueAnswer;
import dev.sluice.venue.binance.VenueClock;
import dev.sluice.venue.binance.VenueContext;
import dev.sluice.venue.binance.VenueRequest;
import dev.sluice.venue.binance.VenueWatch;
import dev.sluice.venue.binance.WebSocketApi;
import dev.sluice.venue.binance.vertx.VertxVenueHttp;
import dev.sluice.venue.binance.vertx.VertxVenueSockets;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One place where Binance's protocol is spoken: everything that talks to it shares a loop, the venue's time, the
 * address's budget and the road. Methods may be called from any thread.
 */
final class BinanceSite {
    /** What cancels keep for themselves of every limit; queries get half as much. */
    private static final int RESERVE_PCT = 20;

    private final VenueEndpoints endpoints;
    private final EventLoop loop;
    private final VenueWatch watch;
    private final Duration timeout;
    private final Optional<SignedRequests> requests;
    private final VertxVenueSockets sockets;
    private final VertxVenueHttp http;
    private final VenueClock clock;
    private final VenueContext context;
    private final BinanceRest rest;
    private final SlidingLimit connections = SlidingLimit.ofConnections();
    private final RandomGenerator chance = new SecureRandom();
    private final Optional<VertxVenueHttp> backupHttp;
    private @Nullable WebSocketApi api;

    /** @param requests signs; empty where only public data is read */
    BinanceSite(
            VenueEndpoints endpoints,
            Optional<SignedRequests> requests,
            Duration timeout,
            Vertx vertx,
            EventLoop loop,
            VenueWatch watch) {
        this.endpoints = endpoints;
        this.requests = requests;
        this.timeout = timeout;
        this.loop = loop;
        this.watch = watch;
        this.sockets = new VertxVenueSockets(vertx, loop.context());
        this.http = new VertxVenueHttp(vertx, loop.context(), endpoints.rest());
        this.backupHttp = endpoints.backupRest().map(base -> new VertxVenueHttp(vertx, loop.context(), base));
        this.clock = new VenueClock(loop, watch);
        this.context = new VenueContext(loop, clock, new RequestBudget(RESERVE_PCT, watch), watch);
        this.rest = new BinanceRest(http, context, clock, requests, timeout.toNanos());
    }

    /**
     * Measures the venue's time and learns its rules.
     *
     * @return fails if the venue cannot be reached, or does not list one of the symbols
     */
    CompletionStage<ExchangeInfo> open(Collection<Symbol> symbols) {
        CompletableFuture<ExchangeInfo> opened = new CompletableFuture<>();
        String names =
                symbols.stream().map(symbol -> "\"" + symbol.name() + "\"").collect(Collectors.joining(",", "[", "]"));
        loop.execute(() -> {
            clock.start(rest);
            clock.whenKnown(() -> rest.send(
                    VenueRequest.of(Endpoint.EXCHANGE_INFO)
                            .withJson("symbols", names)
                            .build(),
                    answer -> learn(answer, opened)));
        });
        return opened;
    }

    private void learn(VenueAnswer answer, CompletableFuture<ExchangeInfo> opened) {
        try {
            switch (answer) {
                case VenueAnswer.Ok ok -> {
                    ExchangeInfo info = ExchangeInfoDecoder.decode(ok.body());
                    context.budget().limits(info.rateLimits());
                    opened.complete(info);
                }
                case VenueAnswer.Refused refused -> fail(opened, refused.code() + " " + refused.message());
                case VenueAnswer.NotSent notSent -> fail(opened, notSent.reason());
                case VenueAnswer.Lost lost -> fail(opened, lost.reason());
            }
        } catch (MalformedMessageException e) {
            fail(opened, String.valueOf(e.getMessage()));
        }
    }

    private void fail(CompletableFuture<ExchangeInfo> opened, String reason) {
        opened.completeExceptionally(
                new IllegalStateException("the rules of " + endpoints.rest() + " could not be read: " + reason));
    }

    /** Base of its REST API. */
    String address() {
        return endpoints.rest();
    }

    BinanceMarketFeed feed(Duration maxSilence) {
        StreamSettings settings = StreamSettings.of(endpoints.streams()).withStaleAfterNanos(maxSilence.toNanos());
        StreamPorts ports =
                new StreamPorts(loop, sockets, new RestSnapshots(rest, context), connections, watch, chance);
        return new BinanceMarketFeed(settings, ports, loop);
    }

    /**
     * The account, over the WebSocket API while it is connected and REST else.
     *
     * @param ours whether an id is of an order of this desk
     * @param notFoundHorizon after the end of a request's validity
     */
    BinanceGateway trade(
            BinanceGateway.Listener listener, Predicate<ClientOrderId> ours, Duration notFoundHorizon, Duration poll) {
        SignedRequests signing = requests.orElseThrow(() -> new IllegalStateException("there is no key to trade with"));
        Holder holder = new Holder();
        WebSocketApi webSocket = new WebSocketApi(
                ApiSettings.of(endpoints.webSocketApi(), timeout.toNanos()).polling(poll.toNanos()),
                new WebSocketApi.Parts(context, sockets, signing, connections, chance),
                event -> holder.gateway().onUserEvent(event));
        BinanceOrders orders = new BinanceOrders(new ChosenRoad(webSocket, rest, context), watch);
        BinanceGateway gateway = new BinanceGateway(
                new BinanceGateway.Setup(context, loop, ours, listener, notFoundHorizon.toNanos()),
                orders,
                backupHttp
                        .map(http -> new BinanceRest(http, context, clock, requests, timeout.toNanos()))
                        .map(road -> new BinanceOrders(road, watch))
                        .orElse(orders));
        holder.gateway = gateway;
        api = webSocket;
        loop.execute(webSocket::start);
        return gateway;
    }

    /** Gateway and user stream know each other; the gateway is there before the first event. */
    private static final class Holder {
        private @Nullable BinanceGateway gateway;

        BinanceGateway gateway() {
            if (gateway == null) {
                throw new IllegalStateException("the user stream spoke before it was started");
            }
            return gateway;
        }
    }

    /** Disconnects; requests on their way are lost. */
    CompletionStage<Void> close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        loop.execute(() -> {
            WebSocketApi webSocket = api;
            if (webSocket != null) {
                webSocket.stop();
            }
            clock.stop();
            sockets.close();
            http.close();
            backupHttp.ifPresent(VertxVenueHttp::close);
            closed.complete(null);
        });
        return closed;
    }
}
