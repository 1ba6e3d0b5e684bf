package dev.sluice.pipeline;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.Fees;
import dev.sluice.venue.paper.MemoryPaperStore;
import dev.sluice.venue.paper.PaperHost;
import dev.sluice.venue.paper.PaperState;
import dev.sluice.venue.paper.binance.ApiKey;
import dev.sluice.venue.paper.binance.ApiLimits;
import dev.sluice.venue.paper.binance.BinanceFace;
import dev.sluice.venue.paper.binance.HostFloor;
import dev.sluice.venue.paper.binance.SignatureCheck;
import dev.sluice.venue.paper.vertx.PaperServer;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The paper exchange alone, as a test exchange for any bot: agents make a market, accounts live in memory, and nothing
 * else is needed. Its methods block and belong on a thread of their own.
 */
public final class PaperService implements AutoCloseable {
    /** Where it is found, on top of the Binance paths and also below this. */
    public static final String PREFIX = "/paper";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What clients that are not told of the end have time to hear. */
    private static final Duration FAREWELL = Duration.ofMillis(200);

    private static final int MESSAGE_LIMIT_BYTES = 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private final EventLoop loop;
    private final PaperHost host;
    private final PaperServer server;
    private final HttpServer http;

    /**
     * What it is made of.
     *
     * @param port 0 for any free one
     * @param limits how much clients may ask for
     * @param listenKeys whether clients from before 2026 find the listen keys that they know
     */
    public record Setup(
            List<Instrument> instruments,
            Fees fees,
            List<Account> accounts,
            long seed,
            String host,
            int port,
            ApiLimits limits,
            boolean listenKeys) {}

    /**
     * An account and its key.
     *
     * @param balances what it owns at first
     */
    public record Account(AccountId id, String apiKey, SignatureCheck check, Map<Asset, BigDecimal> balances) {}

    /** Starts it; fails if it cannot listen there, and leaves nothing behind then. */
    public static PaperService start(Setup setup) {
        return new PaperService(setup);
    }

    private PaperService(Setup setup) {
        try {
            loop = await(EventLoop.start(vertx, InstantSource.system(), failed::complete));
            host = new PaperHost(hostSetup(setup), loop, loop, new MemoryPaperStore());
            server = new PaperServer(loop);
            await(Uni.createFrom()
                    .completionStage(onLoop(host::open))
                    .flatMap(opened -> Uni.createFrom().completionStage(opened)));
            host.failed().thenAccept(failed::complete);
            server.open(await(Uni.createFrom().completionStage(onLoop(() -> face(setup)))));
            host.startAgents();
            HttpServerOptions options = new HttpServerOptions()
                    .setMaxWebSocketMessageSize(MESSAGE_LIMIT_BYTES)
                    .setMaxWebSocketFrameSize(MESSAGE_LIMIT_BYTES);
            http = await(Uni.createFrom()
                    .completionStage(() -> vertx.createHttpServer(options)
                            .requestHandler(router())
                            .listen(setup.port(), setup.host())
                            .toCompletionStage()));
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    private static PaperHost.Setup hostSetup(Setup setup) {
        Map<AccountId, PaperHost.Funding> accounts = new LinkedHashMap<>();
        setup.accounts().forEach(each -> accounts.put(each.id(), new PaperHost.Funding(setup.fees(), each.balances())));
        return new PaperHost.Setup(setup.instruments(), accounts, setup.seed());
    }

    private BinanceFace face(Setup setup) {
        List<ApiKey> keys = setup.accounts().stream()
                .map(each -> new ApiKey(each.apiKey(), each.id(), each.check()))
                .toList();
        return new BinanceFace(
                new HostFloor(host, loop),
                new BinanceFace.Setup(keys, setup.limits(), setup.listenKeys(), setup.seed(), failed::complete));
    }

    private <T> CompletionStage<T> onLoop(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, loop);
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.get(PREFIX + "/control/state").handler(this::state);
        server.mount(router, PREFIX);
        server.mount(router, "");
        return router;
    }

    /** The store in memory belongs to the exchange's loop. */
    private void state(RoutingContext routing) {
        List<String> wanted = routing.queryParams().getAll("account");
        AccountId account = wanted.isEmpty() ? AccountId.DESK : new AccountId(wanted.getFirst());
        onLoop(host::state).thenCompose(state -> state).whenComplete((state, cause) -> {
            if (state == null) {
                routing.fail(cause);
            } else {
                routing.response()
                        .putHeader("Content-Type", "application/json")
                        .end(Json.encode(PaperWindow.view(of(account, state))));
            }
        });
    }

    /** The same as if there was no other account. */
    private static PaperState of(AccountId account, PaperState state) {
        return new PaperState(
                state.run(),
                new TreeMap<>(
                        Map.of(AccountId.DESK, state.accounts().getOrDefault(account, Collections.emptySortedMap()))),
                state.orders().stream()
                        .filter(order -> order.order().account().equals(account))
                        .toList(),
                List.of(),
                Map.of(),
                List.of());
    }

    /** The port that it listens on. */
    public int port() {
        return http.actualPort();
    }

    /** Why it stopped by itself, once it has; normally never. */
    public CompletionStage<Throwable> failed() {
        return failed.minimalCompletionStage();
    }

    /** Tells the clients, then stops listening, then the market. */
    @Override
    public void close() {
        await(Uni.createFrom()
                .completionStage(server::close)
                .onItem()
                .delayIt()
                .by(FAREWELL)
                .chain(() -> Uni.createFrom().completionStage(host::close))
                .onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(vertx.close().toCompletionStage())));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
