package dev.sluice.bench;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.Fees;
import dev.sluice.venue.paper.MemoryPaperStore;
import dev.sluice.venue.paper.PaperHost;
import dev.sluice.venue.paper.binance.ApiKey;
import dev.sluice.venue.paper.binance.ApiLimits;
import dev.sluice.venue.paper.binance.BinanceFace;
import dev.sluice.venue.paper.binance.HostFloor;
import dev.sluice.venue.paper.binance.SignatureCheck;
import dev.sluice.venue.paper.vertx.PaperServer;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The paper exchange on a free port, with one account, an empty market and limits that are never reached. */
final class LoopbackExchange implements AutoCloseable {
    private static final int UNLIMITED = 1_000_000_000;
    private static final AccountId ACCOUNT = new AccountId(OrderClient.KEY);

    private final BenchLoop exchange = BenchLoop.start();
    private final BenchLoop server = BenchLoop.start();
    private final HttpServer http;

    LoopbackExchange() throws Exception {
        Instrument instrument =
                Objects.requireNonNull(Desks.configured().desk().instruments().get(Desks.BTCUSDT));
        PaperHost.Funding funding = new PaperHost.Funding(
                new Fees(BigDecimal.TEN, BigDecimal.TEN), Map.of(new Asset("USDT"), new BigDecimal("1000000")));
        PaperHost host = new PaperHost(
                new PaperHost.Setup(List.of(instrument), Map.of(ACCOUNT, funding), 1),
                exchange,
                exchange,
                new MemoryPaperStore());
        BenchLoop.await(CompletableFuture.supplyAsync(host::open, exchange).thenCompose(opened -> opened));
        BinanceFace.Setup setup = new BinanceFace.Setup(
                List.of(new ApiKey(OrderClient.KEY, ACCOUNT, SignatureCheck.hmac(OrderClient.SECRET))),
                new ApiLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, 0),
                false,
                1,
                Throwable::printStackTrace);
        PaperServer paper = new PaperServer(exchange);
        paper.open(BenchLoop.await(
                CompletableFuture.supplyAsync(() -> new BinanceFace(new HostFloor(host, exchange), setup), exchange)));
        Router router = Router.router(server.vertx());
        paper.mount(router, "/paper");
        http = BenchLoop.await(server.vertx()
                .createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage());
    }

    int port() {
        return http.actualPort();
    }

    @Override
    public void close() throws Exception {
        server.close();
        exchange.close();
    }
}
