package dev.sluice.venue.binance.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Completes the WebSocket handshake (RFC 6455, 4.2.2) and then sends any bytes at all. */
final class RawWebSocketServer implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");
    private static final int WAIT_SECONDS = StreamTestServer.WAIT_SECONDS;

    private final NetServer server;
    private final BlockingQueue<NetSocket> upgraded = new LinkedBlockingQueue<>();

    RawWebSocketServer(Vertx vertx) throws Exception {
        server = vertx.createNetServer().connectHandler(socket -> {
            Buffer request = Buffer.buffer();
            socket.handler(part -> {
                request.appendBuffer(part);
                if (request.toString().endsWith("\r\n\r\n")) {
                    socket.write(upgrade(request.toString()));
                    upgraded.add(socket);
                }
            });
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    String url() {
        return "ws://127.0.0.1:" + server.actualPort();
    }

    NetSocket next() throws InterruptedException {
        @Nullable NetSocket socket = upgraded.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody connected");
        }
        return socket;
    }

    /** An unmasked frame of at most 125 bytes. */
    static Buffer frame(int firstByte, byte[] payload) {
        return Buffer.buffer()
                .appendByte((byte) firstByte)
                .appendByte((byte) payload.length)
                .appendBytes(payload);
    }

    @Override
    public void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static String upgrade(String request) {
        Matcher key = KEY.matcher(request);
        if (!key.find()) {
            throw new AssertionError("no key in " + request);
        }
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n\r\n";
    }

    private static String accept(String key) {
        String text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
