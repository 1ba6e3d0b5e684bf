package dev.sluice.venue.paper.vertx;

import dev.sluice.venue.paper.binance.BinanceFace;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves the paper exchange's Binance face under any path: {@code api/…}, {@code ws-api/v3}, {@code ws}, {@code
 * ws/<streams>} and {@code stream} below it, as on the hosts of Binance.
 */
public final class PaperServer {
    private final BinanceFace face;
    private final Executor loop;
    private final AtomicLong slowClients = new AtomicLong();

    /** @param loop the exchange's */
    public PaperServer(BinanceFace face, Executor loop) {
        this.face = face;
        this.loop = loop;
    }

    /** @param prefix such as {@code /paper}, or empty */
    public void mount(Router router, String prefix) {
        RestRoute rest = new RestRoute(face, loop, prefix);
        SocketRoute sockets = new SocketRoute(loop, slowClients);
        router.route(prefix + "/api/*").handler(rest);
        router.route(prefix + "/sapi/*").handler(rest);
        router.route(HttpMethod.GET, prefix + "/ws-api/v3").handler(context -> sockets.open(context, face::connect));
    }

    /** How many clients were disconnected because they did not read what they asked for. */
    public long slowClients() {
        return slowClients.get();
    }

    /** Tells every connected client that the exchange is about to stop; completes when it has been said. */
    public CompletionStage<Void> announceShutdown() {
        return CompletableFuture.runAsync(face::announceShutdown, loop);
    }
}
