package dev.sluice.venue.binance;

import java.util.ArrayDeque;

/** At most so many in any window of that length. Whoever has to wait keeps his turn. */
public final class SlidingLimit {
    private final int count;
    private final long windowNanos;
    private final ArrayDeque<Long> taken = new ArrayDeque<>();

    public SlidingLimit(int count, long windowNanos) {
        this.count = count;
        this.windowNanos = windowNanos;
    }

    /**
     * Connections to open, of streams and of the WebSocket API together. The venue allows 300 in 5 minutes
     * ({@code web-socket-streams.md}, "WebSocket Limits"; {@code web-socket-api.md}, "General Information on rate
     * limits"); a third is left for other programs at this address.
     */
    public static SlidingLimit ofConnections() {
        return new SlidingLimit(200, 300_000_000_000L);
    }

    /** Takes the next place and says when it is: now or later, UTC nanoseconds. */
    public long take(long nowNanos) {
        while (!taken.isEmpty() && taken.getFirst() <= nowNanos - windowNanos) {
            taken.removeFirst();
        }
        long place = nowNanos;
        if (taken.size() >= count) {
            int before = taken.size() - count;
            place = Math.max(nowNanos, taken.stream().skip(before).findFirst().orElse(nowNanos) + windowNanos);
        }
        taken.addLast(place);
        return place;
    }
}
