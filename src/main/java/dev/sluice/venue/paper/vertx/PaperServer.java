package dev.sluice.venue.paper.vertx;

import dev.sluice.venue.paper.binance.BinanceFace;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        router.route(HttpMethod.GET, prefix + "/stream").handler(context -> {
            List<String> streams = names(context.request().getParam("streams"));
            sockets.open(context, (connect, socket) -> face.listen(connect, socket, streams, true));
        });
        router.route(HttpMethod.GET, prefix + "/ws").handler(context -> raw(context, sockets, prefix));
        router.route(HttpMethod.GET, prefix + "/ws/*").handler(context -> raw(context, sockets, prefix));
    }

    private void raw(RoutingContext context, SocketRoute sockets, String prefix) {
        String path = context.request().path().substring(prefix.length());
        List<String> streams = names(path.substring(Math.min(path.length(), "/ws/".length())));
        sockets.open(context, (connect, socket) -> face.listen(connect, socket, streams, false));
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
    public CompletionStage<Void> announceShutdown() {
        return CompletableFuture.runAsync(face::announceShutdown, loop);
    }
}
