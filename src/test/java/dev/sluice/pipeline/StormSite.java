package dev.sluice.pipeline;

import dev.sluice.feed.MalformedMessageException;
import dev.sluice.storm.StormTime;
import dev.sluice.storm.WireClient;
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
import dev.sluice.venue.binance.RequestSigner;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The adapter put together as {@link BinanceSite} does it, on one process's loop and connections of a storm. */
final class StormSite {
    private static final int RESERVE_PCT = 20;
    private static final long TIMEOUT_NANOS = 10 * StormTime.SECOND;
    private static final long POLL_NANOS = 60 * StormTime.SECOND;
    private static final String KEY = "paper";

    private final MortalLoop loop;
    private final WireClient client;
    private final SplittableRandom chance;
    private final VenueWatch watch;
    private final VenueClock clock;
    private final VenueContext context;
    private final SignedRequests requests;
    private final BinanceRest rest;
    private final SlidingLimit connections = SlidingLimit.ofConnections();

    StormSite(MortalLoop loop, WireClient client, SplittableRandom chance, VenueWatch watch, long recvWindowNanos) {
        this.loop = loop;
        this.client = client;
        this.chance = chance;
        this.watch = watch;
        this.clock = new VenueClock(loop, watch);
        this.context = new VenueContext(loop, clock, new RequestBudget(RESERVE_PCT, watch), watch);
        this.requests = new SignedRequests(RequestSigner.hmac(KEY, KEY), recvWindowNanos);
        this.rest = new BinanceRest(client, context, clock, Optional.of(requests), TIMEOUT_NANOS);
    }

    /** Measures the venue's time and reads its rules; the answer is empty if they cannot be read. */
    void open(String symbols, Consumer<Optional<ExchangeInfo>> opened) {
        clock.start(rest);
        clock.whenKnown(() -> rest.send(
                VenueRequest.of(Endpoint.EXCHANGE_INFO)
                        .withJson("symbols", symbols)
                        .build(),
                answer -> opened.accept(learn(answer))));
    }

    private Optional<ExchangeInfo> learn(VenueAnswer answer) {
        if (!(answer instanceof VenueAnswer.Ok ok)) {
            return Optional.empty();
        }
        try {
            ExchangeInfo info = ExchangeInfoDecoder.decode(ok.body());
            context.budget().limits(info.rateLimits());
            return Optional.of(info);
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    BinanceMarketFeed feed() {
        StreamPorts ports = new StreamPorts(loop, client, new RestSnapshots(rest, context), connections, watch, chance);
        return new BinanceMarketFeed(StreamSettings.of("ws://venue"), ports, loop);
    }

    /** @param idPrefix of the ids of this desk's orders */
    BinanceGateway trade(BinanceGateway.Listener listener, String idPrefix, long horizonNanos) {
        List<BinanceGateway> made = new ArrayList<>();
        WebSocketApi webSocket = new WebSocketApi(
                ApiSettings.of("ws://venue/ws-api/v3", TIMEOUT_NANOS).polling(POLL_NANOS),
                new WebSocketApi.Parts(context, client, requests, connections, chance),
                event -> made.getFirst().onUserEvent(event));
        BinanceOrders orders = new BinanceOrders(new ChosenRoad(webSocket, rest, context), watch);
        BinanceGateway gateway = new BinanceGateway(
                new BinanceGateway.Setup(context, loop, id -> id.value().startsWith(idPrefix), listener, horizonNanos),
                orders);
        made.add(gateway);
        loop.execute(webSocket::start);
        return gateway;
    }
}
