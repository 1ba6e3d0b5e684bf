package dev.sluice.venue.paper.binance;

import java.util.concurrent.TimeUnit;

/**
 * The life of a connection ({@code web-socket-api.md} and {@code web-socket-streams.md}, "General … information"): a
 * ping every 20 seconds, the end after a minute without a pong or after 24 hours.
 */
final class ConnectionLife {
    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long PONG_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LIFE_NANOS = TimeUnit.HOURS.toNanos(24);
    private static final int GOING_AWAY = 1001;
    private static final int POLICY = 1008;

    private final TradingFloor floor;
    private final Socket socket;
    private final long bornNanos;
    private long pongNanos;
    private boolean over;

    ConnectionLife(TradingFloor floor, Socket socket) {
        this.floor = floor;
        this.socket = socket;
        this.bornNanos = floor.nowNanos();
        this.pongNanos = bornNanos;
        floor.at(bornNanos + PING_NANOS, this::beat);
    }

    private void beat() {
        if (over) {
            return;
        }
        long now = floor.nowNanos();
        if (now - bornNanos >= LIFE_NANOS) {
            end(GOING_AWAY, "A connection is valid for 24 hours");
        } else if (now - pongNanos > PONG_NANOS) {
            end(POLICY, "Pong timeout");
        } else {
            socket.ping(Long.toString(TimeScale.MILLISECOND.of(now)));
            floor.at(now + PING_NANOS, this::beat);
        }
    }

    private void end(int code, String reason) {
        over = true;
        socket.close(code, reason);
    }

    void onPong() {
        pongNanos = floor.nowNanos();
    }

    void onClosed() {
        over = true;
    }
}
