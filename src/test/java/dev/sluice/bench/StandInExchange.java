package dev.sluice.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers every order at once with the same acceptance, and notes when the first byte of each arrived. It reads bytes
 * as TCP brings them, so that no server's work stands between the wire and the clock. It knows no more of HTTP and
 * WebSocket than the clients here use: no request bodies, no pipelining, no fragments.
 */
final class StandInExchange implements AutoCloseable {
    private static final String ORDER = "{\"symbol\":\"BTCUSDT\",\"orderId\":28,\"orderListId\":-1,"
            + "\"clientOrderId\":\"bench\",\"transactTime\":1723161255000,\"price\":\"61837.63000000\","
            + "\"origQty\":\"0.50000000\",\"executedQty\":\"0.00000000\",\"origQuoteOrderQty\":\"0.00000000\","
            + "\"cummulativeQuoteQty\":\"0.00000000\",\"status\":\"NEW\",\"timeInForce\":\"IOC\",\"type\":\"LIMIT\","
            + "\"side\":\"BUY\",\"workingTime\":1723161255000,\"selfTradePreventionMode\":\"NONE\",\"fills\":[]}";
    private static final String LIMITS = ",\"rateLimits\":[{\"rateLimitType\":\"ORDERS\",\"interval\":\"SECOND\","
            + "\"intervalNum\":10,\"limit\":50,\"count\":1},{\"rateLimitType\":\"REQUEST_WEIGHT\","
            + "\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":6000,\"count\":1}]}";
    private static final Buffer ORDER_ANSWER =
            http("X-MBX-USED-WEIGHT-1M: 1\r\nX-MBX-ORDER-COUNT-10S: 1\r\nX-MBX-ORDER-COUNT-1D: 1\r\n", ORDER);
    private static final Pattern SOCKET_KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");
    private static final Pattern REQUEST_ID = Pattern.compile("\"id\":(\\d+)");
    private static final String SOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, section 1.3

    private final BenchLoop loop = BenchLoop.start();
    private final NetServer server;
    private volatile long arrivedNanos;

    StandInExchange() throws Exception {
        server = BenchLoop.await(loop.vertx()
                .createNetServer()
                .connectHandler(Connection::new)
                .listen(0, "127.0.0.1")
                .toCompletionStage());
    }

    int port() {
        return server.actualPort();
    }

    /** When the first byte of the latest order was read, by {@link System#nanoTime()}. */
    long arrivedNanos() {
        return arrivedNanos;
    }

    @Override
    public void close() throws Exception {
        loop.close();
    }

    private static Buffer http(String headers, String body) {
        return Buffer.buffer("HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\n" + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private final class Connection {
        private final NetSocket socket;
        private @Nullable Buffer begun;
        private long beganNanos;
        private boolean upgraded;

        Connection(NetSocket socket) {
            this.socket = socket;
            socket.handler(this::read);
        }

        private void read(Buffer bytes) {
            Buffer before = begun;
            if (before == null) {
                beganNanos = System.nanoTime();
            }
            Buffer all = before == null ? bytes : before.appendBuffer(bytes);
            int used = upgraded ? frames(all) : request(all);
            begun = used == all.length() ? null : all.getBuffer(used, all.length());
        }

        private int request(Buffer all) {
            int length = all.length();
            if (length < 4 || all.getInt(length - 4) != 0x0D0A0D0A) {
                return 0;
            }
            if (all.getByte(0) == 'P') {
                arrivedNanos = beganNanos;
                socket.write(ORDER_ANSWER);
            } else {
                get(all.toString());
            }
            return length;
        }

        private void get(String request) {
            Matcher key = SOCKET_KEY.matcher(request);
            if (key.find()) {
                upgraded = true;
                socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n\r\n");
            } else {
                socket.write(http("", "{\"serverTime\":" + System.currentTimeMillis() + "}"));
            }
        }

        private int frames(Buffer all) {
            int at = 0;
            while (all.length() - at >= 6) {
                int size = all.getByte(at + 1) & 0x7F;
                int head = size == 126 ? 8 : 6;
                int length = size == 126 && all.length() - at >= head ? all.getUnsignedShort(at + 2) : size;
                if (all.length() - at < head + length) {
                    break;
                }
                if ((all.getByte(at) & 0x0F) == 1) {
                    answer(unmasked(all, at + head, length));
                }
                at += head + length;
            }
            return at;
        }

        private void answer(String message) {
            Matcher id = REQUEST_ID.matcher(message);
            if (!id.find()) {
                throw new IllegalStateException("a message without id");
            }
            boolean order = message.contains("\"order.place\"");
            if (order) {
                arrivedNanos = beganNanos;
            }
            socket.write(frame("{\"id\":" + id.group(1) + ",\"status\":200,\"result\":"
                    + (order ? ORDER : "{\"subscriptionId\":0}") + LIMITS));
        }
    }

    private static String unmasked(Buffer all, int from, int length) {
        byte[] text = all.getBytes(from, from + length);
        for (int i = 0; i < length; i++) {
            text[i] ^= all.getByte(from - 4 + i % 4);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Every answer here is between 126 and 65,535 bytes long. */
    private static Buffer frame(String text) {
        return Buffer.buffer(text.length() + 4)
                .appendByte((byte) 0x81)
                .appendByte((byte) 126)
                .appendUnsignedShort(text.length())
                .appendString(text);
    }

    private static String accept(String key) {
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-1").digest((key + SOCKET_GUID).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
