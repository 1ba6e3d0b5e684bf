package dev.sluice.venue.binance.vertx;

import dev.sluice.venue.binance.VenueSockets;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * WebSockets on Vert.x. Everything happens on one context, which is the adapter's loop. Vert.x answers pings with their
 * payload by itself.
 */
public final class VertxVenueSockets implements VenueSockets {
    /** A depth message of 5,000 levels on each side takes less than 500 kB. */
    static final int MESSAGE_LIMIT_BYTES = 4 << 20;

    private static final String LOST = "connection lost";
    private static final int CONNECTIONS_LIMIT = 1_000;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int CLOSING_SECONDS = 2;

    private final Context context;
    private final WebSocketClient client;

    public VertxVenueSockets(Vertx vertx, Context context) {
        this.context = context;
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(CONNECTIONS_LIMIT)
                .setMaxFrameSize(MESSAGE_LIMIT_BYTES)
                .setMaxMessageSize(MESSAGE_LIMIT_BYTES)
                .setConnectTimeout(CONNECT_MILLIS)
                .setClosingTimeout(CLOSING_SECONDS));
    }

    @Override
    public Socket open(String url, Listener listener) {
        VertxSocket socket = new VertxSocket(client.webSocket(), listener);
        context.runOnContext(ignored -> socket.connect(URI.create(url)));
        return socket;
    }

    /** Closes all connections; nothing can be opened any more. */
    public void close() {
        client.close();
    }

    private static final class VertxSocket implements Socket {
        private final ClientWebSocket socket;
        private final Listener listener;
        private @Nullable Buffer begun;
        private boolean open;
        private boolean over;

        VertxSocket(ClientWebSocket socket, Listener listener) {
            this.socket = socket;
            this.listener = listener;
        }

        void connect(URI url) {
            if (over) {
                return;
            }
            socket.frameHandler(this::onFrame);
            socket.closeHandler(ignored -> end(closeReason()));
            socket.exceptionHandler(cause -> end(reason(cause)));
            socket.connect(options(url)).onComplete(opened -> {
                if (opened.failed()) {
                    end(reason(opened.cause()));
                } else if (over) {
                    socket.close();
                } else {
                    open = true;
                    listener.opened();
                }
            });
        }

        @Override
        public void send(String text) {
            if (open && !over) {
                socket.writeTextMessage(text);
            }
        }

        @Override
        public void close() {
            over = true;
            if (open) {
                open = false;
                socket.close();
            }
        }

        private void onFrame(WebSocketFrame frame) {
            if (over || !(frame.isText() || frame.isBinary() || frame.isContinuation())) {
                return;
            }
            Buffer part = frame.binaryData();
            Buffer before = begun;
            if (frame.isFinal() && before == null) {
                deliver(part);
                return;
            }
            Buffer all = before == null ? Buffer.buffer(part.length() * 2) : before;
            if (all.length() + part.length() > MESSAGE_LIMIT_BYTES) {
                socket.close((short) 1009, "message too big");
                end("a message is longer than " + MESSAGE_LIMIT_BYTES + " bytes");
                return;
            }
            begun = all.appendBuffer(part);
            if (frame.isFinal()) {
                begun = null;
                deliver(all);
            }
        }

        private void deliver(Buffer message) {
            ByteBuf bytes = message.getByteBuf();
            if (bytes.hasArray()) {
                listener.message(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
            } else {
                listener.message(message.getBytes(), 0, message.length());
            }
        }

        private void end(String reason) {
            if (!over) {
                over = true;
                if (open) {
                    open = false;
                    socket.close();
                }
                listener.closed(reason);
            }
        }

        private String closeReason() {
            Short code = socket.closeStatusCode();
            String words = socket.closeReason();
            return code == null ? LOST : "closed with " + code + (words == null ? "" : " " + words);
        }

        private static String reason(Throwable cause) {
            return switch (cause) {
                case UpgradeRejectedException refused -> "refused with HTTP status " + refused.getStatus();
                case HttpClosedException _ -> LOST;
                default -> cause.getClass().getSimpleName() + ": " + cause.getMessage();
            };
        }

        private static WebSocketConnectOptions options(URI url) {
            boolean secure = "wss".equals(url.getScheme());
            int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
            String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
            WebSocketConnectOptions options = new WebSocketConnectOptions();
            options.setHost(url.getHost()).setPort(port).setSsl(secure).setURI(url.getRawPath() + query);
            return options;
        }
    }
}
