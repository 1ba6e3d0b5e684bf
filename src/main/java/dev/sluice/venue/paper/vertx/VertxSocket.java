package dev.sluice.venue.paper.vertx;

import dev.sluice.venue.paper.binance.Socket;
import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A WebSocket for the exchange's loop. What was sent and not yet written to the network is counted; a client that lets
 * too much of it pile up is disconnected, because everybody else's memory is not for it to fill.
 */
final class VertxSocket implements Socket {
    /** Some seconds of all streams of a lively market. */
    private static final long UNWRITTEN_LIMIT_CHARS = 8L * 1024 * 1024;

    private final ServerWebSocket socket;
    private final ConnectionBase connection;
    private final Context context;
    private final AtomicLong slowClients;
    private final AtomicLong unwritten = new AtomicLong();
    private volatile boolean closing;

    /** @param connection what carries the socket; the public API can only close it politely */
    VertxSocket(ServerWebSocket socket, ConnectionBase connection, Context context, AtomicLong slowClients) {
        this.socket = socket;
        this.connection = connection;
        this.context = context;
        this.slowClients = slowClients;
    }

    @Override
    public void text(String frame) {
        if (closing) {
            return;
        }
        if (unwritten.addAndGet(frame.length()) > UNWRITTEN_LIMIT_CHARS) {
            slowClients.incrementAndGet();
            close(0, "");
            return;
        }
        context.runOnContext(
                nothing -> socket.writeTextMessage(frame).onComplete(written -> unwritten.addAndGet(-frame.length())));
    }

    @Override
    public void ping(String payload) {
        if (!closing) {
            context.runOnContext(nothing -> socket.writePing(Buffer.buffer(payload)));
        }
    }

    @Override
    public void close(int code, String reason) {
        closing = true;
        context.runOnContext(nothing -> {
            if (code == 0) {
                cut();
            } else {
                socket.close((short) code, reason);
            }
        });
    }

    /** Past the channel's handlers: they would send a close frame first, behind everything that is still unwritten. */
    private void cut() {
        Channel.Unsafe channel = connection.channel().unsafe();
        channel.close(channel.voidPromise());
    }
}
