package dev.sluice.venue.paper.binance;

/** A count that starts again at every full interval ({@code web-socket-api.md}, "How to interpret rate limits"). */
final class Window {
    private final long lengthNanos;
    private long startNanos = Long.MIN_VALUE;
    private long count;

    Window(long lengthNanos) {
        this.lengthNanos = lengthNanos;
    }

    long count(long nowNanos) {
        long start = nowNanos - Math.floorMod(nowNanos, lengthNanos);
        if (start != startNanos) {
            startNanos = start;
            count = 0;
        }
        return count;
    }

    long add(long more, long nowNanos) {
        count = Math.max(0, count(nowNanos) + more);
        return count;
    }

    long endNanos(long nowNanos) {
        return nowNanos - Math.floorMod(nowNanos, lengthNanos) + lengthNanos;
    }
}
