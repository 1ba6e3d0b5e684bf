package dev.sluice.venue.binance.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real server on loopback that says what a test tells it to. */
final class StreamTestServer implements AutoCloseable {
    static final int WAIT_SECONDS = 20;

    private final HttpServer server;
    private final BlockingQueue<ServerWebSocket> connected = new LinkedBlockingQueue<>();
    final List<String> received = new CopyOnWriteArrayList<>();
    final List<String> pongs = new CopyOnWriteArrayList<>();
    private volatile Consumer<HttpServerRequest> requests =
            request -> request.response().setStatusCode(404).end();

    private volatile int refusal;

    StreamTestServer(Vertx vertx) throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions().setMaxWebSocketFrameSize(32 << 20))
                .requestHandler(this::handle);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    int port() {
        return server.actualPort();
    }

    String streamUrl() {
        return "ws://127.0.0.1:" + port() + "/paper";
    }

    String restUrl() {
        return "http://127.0.0.1:" + port() + "/paper";
    }

    void answer(Consumer<HttpServerRequest> how) {
        requests = how;
    }

    void refuseUpgrades(int status) {
        refusal = status;
    }

    /** The next client that connects. */
    ServerWebSocket next() throws InterruptedException {
        @Nullable ServerWebSocket socket = connected.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody connected");
        }
        return socket;
    }

    /** A text message in so many frames. */
    static void sendInFrames(ServerWebSocket socket, String text, int frames) {
        int size = Math.ceilDiv(text.length(), frames);
        for (int i = 0; i < frames; i++) {
            String part = text.substring(i * size, Math.min(text.length(), (i + 1) * size));
            boolean last = i == frames - 1;
            socket.writeFrame(
                    i == 0
                            ? WebSocketFrame.textFrame(part, last)
                            : WebSocketFrame.continuationFrame(Buffer.buffer(part), last));
        }
    }

    @Override
    public void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Upgrades itself: once Quarkus has run in a JVM, servers there have no handler for WebSockets any more. */
    private void handle(HttpServerRequest request) {
        if (request.getHeader("Upgrade") == null) {
            requests.accept(request);
        } else if (refusal == 0) {
            request.toWebSocket().onSuccess(this::accept);
        } else {
            request.response().setStatusCode(refusal).end();
        }
    }

    private void accept(ServerWebSocket socket) {
        socket.textMessageHandler(received::add);
        socket.pongHandler(payload -> pongs.add(payload.toString()));
        connected.add(socket);
    }
}
