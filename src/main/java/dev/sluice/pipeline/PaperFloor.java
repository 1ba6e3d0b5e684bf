package dev.sluice.pipeline;

import dev.sluice.feed.MarketEvent;
import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.PaperHost;
import dev.sluice.venue.paper.PaperVenue;
import dev.sluice.venue.paper.binance.ApiKey;
import dev.sluice.venue.paper.binance.ApiLimits;
import dev.sluice.venue.paper.binance.BinanceFace;
import dev.sluice.venue.paper.binance.HostFloor;
import dev.sluice.venue.paper.binance.SignatureCheck;
import dev.sluice.venue.paper.vertx.PaperServer;
import dev.sluice.vocabulary.Instrument;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The paper exchange of this process. Others reach it on the service's HTTP server; the desk itself reaches it on a
 * port of its own, on loopback, because the service's server stops taking part before the desk has come to rest.
 * Opening blocks, with a limit.
 */
final class PaperFloor {
    /** Parameters of a request stand in its first line. */
    private static final int LINE_LIMIT_BYTES = 16_384;

    private final SluiceConfig config;
    private final VenueStart.Parts parts;
    private final PaperServer server;
    private @Nullable PaperHost host;
    private @Nullable HttpServer http;

    PaperFloor(SluiceConfig config, VenueStart.Parts parts) {
        this.config = config;
        this.parts = parts;
        this.server = parts.routes().on(parts.exchange());
    }

    Optional<PaperHost> host() {
        return Optional.ofNullable(host);
    }

    /** Loads the desk's account and begins to answer. */
    void open(List<Instrument> instruments) {
        PaperVenue.Setup paper = new DeskFactory(config).paperVenue();
        PaperHost.Funding funding = new PaperHost.Funding(paper.fees(), paper.balances());
        PaperHost opened = host = new PaperHost(
                new PaperHost.Setup(instruments, Map.of(AccountId.DESK, funding), paper.seed()),
                parts.exchange(),
                parts.exchange(),
                parts.store());
        opened.failed().thenAccept(parts.failed());
        Patience.await(opened::open);
        ApiKey key = new ApiKey(
                config.paper().apiKey(),
                AccountId.DESK,
                SignatureCheck.hmac(config.paper().apiSecret()));
        BinanceFace.Setup setup = new BinanceFace.Setup(
                List.of(key),
                ApiLimits.USUAL,
                config.paper().listenKeys(),
                paper.seed(),
                parts.failed(),
                paper.latencyNanos());
        listen();
        server.open(Patience.await(() -> CompletableFuture.supplyAsync(
                () -> new BinanceFace(new HostFloor(opened, parts.exchange()), setup), parts.exchange())));
    }

    private void listen() {
        Router router = Router.router(parts.vertx());
        server.mount(router, PaperService.PREFIX);
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(LINE_LIMIT_BYTES)
                .setHost("127.0.0.1")
                .setPort(0);
        http = Patience.await(() -> parts.vertx()
                .createHttpServer(options)
                .requestHandler(router)
                .listen()
                .toCompletionStage());
    }

    /** Of the desk's own door. */
    int port() {
        HttpServer listening = http;
        if (listening == null) {
            throw new IllegalStateException("the paper exchange is not open");
        }
        return listening.actualPort();
    }

    void letAgentsIn() {
        host().ifPresent(PaperHost::startAgents);
    }

    void mirror(MarketEvent event) {
        PaperHost open = host;
        if (open != null) {
            open.mirror(event);
        }
    }

    /** Says so to every client and stores where everything stands. */
    Uni<Void> close() {
        Uni<Void> told = Uni.createFrom().completionStage(server::close);
        return told.chain(() -> host().map(open -> Uni.createFrom().completionStage(open::close))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .eventually(this::closeDoor);
    }

    private Uni<Void> closeDoor() {
        HttpServer listening = http;
        return listening == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().completionStage(() -> listening.close().toCompletionStage());
    }
}
