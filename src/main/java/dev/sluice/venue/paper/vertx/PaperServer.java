package dev.sluice.venue.paper.vertx;

import dev.sluice.venue.paper.binance.BinanceFace;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the paper exchange's Binance face under any path: {@code api/…}, {@code ws-api/v3}, {@code ws}, {@code
 * ws/<streams>} and {@code stream} below it, as on the hosts of Binance; and {@code control/faults} and {@code
 * control/deposit} for tests. Until a face is
 * {@linkplain #open opened}, and after it is closed, everything answers 503.
 */
public final class PaperServer {
    private static final int UNAVAILABLE = 503;

    private final Executor loop;
    private final AtomicLong slowClients = new AtomicLong();
    private volatile @Nullable BinanceFace face;

    /** @param loop the exchange's */
    public PaperServer(Executor loop) {
        this.loop = loop;
    }

    /** From here on this face answers. */
    public void open(BinanceFace opened) {
        face = opened;
    }

    /** @param prefix such as {@code /paper}, or empty */
    public void mount(Router router, String prefix) {
        RestRoute rest = new RestRoute(loop, prefix);
        SocketRoute sockets = new SocketRoute(loop, slowClients);
        Handler<RoutingContext> api = opened((routing, own) -> rest.handle(routing, own.rest()::handle));
        router.route(prefix + "/api/*").handler(api);
        router.route(prefix + "/sapi/*").handler(api);
        Handler<RoutingContext> control = opened((routing, own) ->
                rest.handle(routing, (request, exchange) -> own.control().handle(request, exchange::answer)));
        router.route(prefix + "/control/faults").handler(control);
        router.route(prefix + "/control/deposit").handler(control);
        router.route(HttpMethod.GET, prefix + "/ws-api/v3")
                .handler(opened((routing, own) -> sockets.open(routing, own::connect)));
        router.route(HttpMethod.GET, prefix + "/stream").handler(opened((routing, own) -> {
            List<String> streams = names(routing.request().getParam("streams"));
            sockets.open(routing, (connect, socket) -> own.listen(connect, socket, streams, true));
        }));
        Handler<RoutingContext> raw = opened((routing, own) -> {
            String path = Objects.requireNonNull(routing.request().path()).substring(prefix.length());
            List<String> streams = names(path.substring(Math.min(path.length(), "/ws/".length())));
            sockets.open(routing, (connect, socket) -> own.listen(connect, socket, streams, false));
        });
        router.route(HttpMethod.GET, prefix + "/ws").handler(raw);
        router.route(HttpMethod.GET, prefix + "/ws/*").handler(raw);
    }

    private Handler<RoutingContext> opened(BiConsumer<RoutingContext, BinanceFace> handler) {
        return routing -> {
            BinanceFace own = face;
            if (own == null) {
                routing.response().setStatusCode(UNAVAILABLE).end();
            } else {
                handler.accept(routing, own);
            }
        };
    }

    private static List<String> names(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        // A plus sign is part of some names, and only query strings mean a space by it.
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        return Stream.of(decoded.replace(' ', '+').split("/"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** How many clients were disconnected because they did not read what they asked for. */
    public long slowClients() {
        return slowClients.get();
    }

    /** Tells every connected client that the exchange is about to stop; completes when it has been said. */
    public CompletionStage<Void> close() {
        BinanceFace own = face;
        face = null;
        return own == null
                ? CompletableFuture.completedStage(null)
                : CompletableFuture.runAsync(own::announceShutdown, loop);
    }
}
