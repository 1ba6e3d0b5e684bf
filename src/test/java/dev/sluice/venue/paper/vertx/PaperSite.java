package dev.sluice.venue.paper.vertx;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.Fees;
import dev.sluice.venue.paper.MemoryPaperStore;
import dev.sluice.venue.paper.PaperHost;
import dev.sluice.venue.paper.binance.ApiKey;
import dev.sluice.venue.paper.binance.ApiLimits;
import dev.sluice.venue.paper.binance.BinanceFace;
import dev.sluice.venue.paper.binance.HostFloor;
import dev.sluice.venue.paper.binance.SignatureCheck;
import dev.sluice.venue.paper.binance.TestFloor;
import dev.sluice.vocabulary.Asset;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A paper exchange without agents on a free port, with two accounts: {@code paper} and {@code other}. */
final class PaperSite implements AutoCloseable {
    static final AccountId PAPER = new AccountId("paper");
    static final AccountId OTHER = new AccountId("other");

    final Vertx vertx = Vertx.vertx();
    final PaperHost host;
    final PaperServer server;
    private final TestLoop loop = new TestLoop();
    private final HttpServer http;

    private PaperSite(ApiLimits limits, List<ApiKey> furtherKeys) throws Exception {
        PaperHost.Funding funding = new PaperHost.Funding(
                new Fees(new BigDecimal("10"), new BigDecimal("10")),
                Map.of(
                        new Asset("USDT"), new BigDecimal("1000000"),
                        new Asset("BTC"), new BigDecimal("100"),
                        new Asset("ETH"), new BigDecimal("100")));
        PaperHost.Setup setup =
                new PaperHost.Setup(List.of(TestFloor.BTC, TestFloor.ETH), Map.of(PAPER, funding, OTHER, funding), 1);
        host = new PaperHost(setup, loop, loop, new MemoryPaperStore());
        await(CompletableFuture.supplyAsync(host::open, loop).thenCompose(opened -> opened));
        server = new PaperServer(loop);
        List<ApiKey> keys = new ArrayList<>(furtherKeys);
        keys.add(new ApiKey("paper", PAPER, SignatureCheck.hmac("paper")));
        keys.add(new ApiKey("other", OTHER, SignatureCheck.hmac("other")));
        BinanceFace.Setup face = new BinanceFace.Setup(keys, limits, true, 1, Throwable::printStackTrace);
        server.open(await(CompletableFuture.supplyAsync(() -> new BinanceFace(new HostFloor(host, loop), face), loop)));
        Router router = Router.router(vertx);
        server.mount(router, "/paper");
        http = await(vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage());
    }

    static PaperSite start() throws Exception {
        return start(ApiLimits.USUAL, List.of());
    }

    static PaperSite start(ApiLimits limits, List<ApiKey> furtherKeys) throws Exception {
        return new PaperSite(limits, furtherKeys);
    }

    String restUrl() {
        return "http://127.0.0.1:" + http.actualPort() + "/paper";
    }

    String socketUrl() {
        return "ws://127.0.0.1:" + http.actualPort() + "/paper";
    }

    static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(vertx.close().toCompletionStage());
        loop.close();
    }
}
