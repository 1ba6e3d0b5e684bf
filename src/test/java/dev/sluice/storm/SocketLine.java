package dev.sluice.storm;

import dev.sluice.venue.binance.VenueSockets;
import dev.sluice.venue.paper.binance.ApiError;
import dev.sluice.venue.paper.binance.BinanceFace.Connect;
import dev.sluice.venue.paper.binance.Session;
import dev.sluice.venue.paper.binance.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One WebSocket, both ends of it. */
final class SocketLine implements VenueSockets.Socket, Socket, Wire.Road {
    private final WireClient client;
    private final Wire wire;
    private final VenueSockets.Listener listener;
    private @Nullable Session session;

    /** Nothing gets through any more, in either direction. */
    private boolean lost;

    /** The client's end is closed: it hears nothing more. */
    private boolean deaf;

    private boolean clientOpen;
    private boolean exchangeClosed;
    private long lastInNanos;
    private long lastOutNanos;

    SocketLine(WireClient client, Wire wire, VenueSockets.Listener listener) {
        this.client = client;
        this.wire = wire;
        this.listener = listener;
    }

    void open(String url) {
        if (wire.isSilent()) {
            return; // whoever connects has to give up by itself
        }
        if (wire.refusesSockets()) {
            wire.time().in(wire.latencyNanos(), () -> tellClosed("connection refused"));
            return;
        }
        wire.add(this);
        inward(() -> {
            if (!deaf) {
                outward(() -> {
                    clientOpen = true;
                    listener.opened();
                });
                connect(URI.create(url));
            }
        });
    }

    private void connect(URI url) {
        Connect connect = new Connect(WireClient.ADDRESS, Map.of());
        try {
            session = url.getPath().startsWith("/ws-api")
                    ? wire.face().connect(connect, this)
                    : wire.face()
                            .listen(connect, this, streams(url), url.getPath().startsWith("/stream"));
        } catch (ApiError error) {
            close(1008, String.valueOf(error.getMessage()));
        }
    }

    private static List<String> streams(URI url) {
        String query = url.getQuery();
        String names = query != null && query.startsWith("streams=") ? query.substring("streams=".length()) : "";
        return Arrays.stream(names.split("/")).filter(name -> !name.isEmpty()).toList();
    }

    /** The client sends. */
    @Override
    public void send(String text) {
        if (clientOpen && !deaf) {
            inward(() -> {
                if (session != null) {
                    session.onText(text);
                }
            });
            client.sent();
        }
    }

    /** The client closes; what it sent before still arrives. */
    @Override
    public void close() {
        if (!deaf) {
            deaf = true;
            client.forget(this);
            inward(this::exchangeEnds);
        }
    }

    /** The exchange sends. */
    @Override
    public void text(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        outward(() -> listener.message(bytes, 0, bytes.length));
    }

    @Override
    public void ping(String payload) {
        outward(() -> inward(() -> {
            if (session != null) {
                session.onPong();
            }
        }));
    }

    /** The exchange closes. */
    @Override
    public void close(int code, String reason) {
        if (!exchangeClosed) {
            exchangeClosed = true;
            outward(() -> tellClosed(code == 0 ? "connection lost" : "closed with " + code + " " + reason));
            wire.time().execute(this::exchangeEnds);
        }
    }

    @Override
    public void cut() {
        lost = true;
        wire.time().in(wire.latencyNanos(), () -> tellClosed("connection lost"));
        wire.time().in(wire.latencyNanos(), this::exchangeEnds);
    }

    /** The exchange finds out by itself, because no pong comes. */
    @Override
    public void silence() {
        lost = true;
    }

    private void exchangeEnds() {
        wire.remove(this);
        exchangeClosed = true;
        Session ending = session;
        session = null;
        if (ending != null) {
            ending.onClosed();
        }
    }

    private void tellClosed(String reason) {
        if (!deaf) {
            deaf = true;
            client.forget(this);
            listener.closed(reason);
        }
    }

    private void inward(Runnable action) {
        lastInNanos = Math.max(lastInNanos, wire.time().nowNanos() + wire.latencyNanos());
        wire.time().at(lastInNanos, () -> {
            if (!lost) {
                action.run();
            }
        });
    }

    private void outward(Runnable action) {
        lastOutNanos = Math.max(lastOutNanos, wire.time().nowNanos() + wire.latencyNanos());
        wire.time().at(lastOutNanos, () -> {
            if (!lost && !deaf) {
                action.run();
            }
        });
    }
}
