package dev.sluice.venue.paper.vertx;

import dev.sluice.venue.paper.binance.ApiError;
import dev.sluice.venue.paper.binance.BinanceFace.Connect;
import dev.sluice.venue.paper.binance.Session;
import dev.sluice.venue.paper.binance.Socket;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** Turns HTTP requests into WebSockets and connects each to a session of the face. */
final class SocketRoute {
    private final Executor loop;
    private final AtomicLong slowClients;

    /** Opens a session. */
    @FunctionalInterface
    interface Door {
        /** @throws ApiError why it may not */
        Session open(Connect connect, Socket socket);
    }

    SocketRoute(Executor loop, AtomicLong slowClients) {
        this.loop = loop;
        this.slowClients = slowClients;
    }

    void open(RoutingContext routing, Door door) {
        HttpServerRequest request = routing.request();
        String upgrade = request.getHeader("Upgrade");
        if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
            request.response().setStatusCode(400).end("Bad Request");
            return;
        }
        Connect connect = connect(request);
        Context context = Vertx.currentContext();
        request.toWebSocket()
                .onSuccess(socket -> start(
                        new VertxSocket(
                                socket,
                                (ConnectionBase) request.connection(),
                                Objects.requireNonNull(context),
                                slowClients),
                        socket,
                        connect,
                        door))
                .onFailure(routing::fail);
    }

    private void start(Socket own, ServerWebSocket socket, Connect connect, Door door) {
        Handover session = new Handover();
        socket.textMessageHandler(text -> loop.execute(() -> session.onText(text)));
        socket.pongHandler(pong -> loop.execute(session::onPong));
        socket.frameHandler(frame -> {
            if (frame.isPing()) {
                loop.execute(session::onPing);
            }
        });
        socket.closeHandler(nothing -> loop.execute(session::onClosed));
        // A broken connection is closed, too; that is all anybody wants to know.
        socket.exceptionHandler(failure -> {});
        loop.execute(() -> session.open(door, connect, own));
    }

    private static Connect connect(HttpServerRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.params().forEach(parameters::put);
        return new Connect(address(request), parameters);
    }

    /** Whose limits a request uses. */
    static String address(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    /** The session once it is open; what comes earlier cannot be, because everything goes over one loop in order. */
    private static final class Handover {
        private Session session = Refused.INSTANCE;

        void open(Door door, Connect connect, Socket socket) {
            try {
                session = door.open(connect, socket);
            } catch (ApiError error) {
                socket.close(1008, String.valueOf(error.getMessage()));
            }
        }

        void onText(String text) {
            session.onText(text);
        }

        void onPong() {
            session.onPong();
        }

        void onPing() {
            session.onPing();
        }

        void onClosed() {
            session.onClosed();
        }
    }

    /** Stands where no session was opened. */
    private enum Refused implements Session {
        INSTANCE;

        @Override
        public void onText(String frame) {}

        @Override
        public void onPong() {}

        @Override
        public void onPing() {}

        @Override
        public void onClosed() {}

        @Override
        public void announceShutdown() {}

        @Override
        public void disconnect() {}
    }
}
