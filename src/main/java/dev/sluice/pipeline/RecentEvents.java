package dev.sluice.pipeline;

import java.util.ArrayDeque;

/** How often something happened within a window that ends now. */
final class RecentEvents {
    /** No limit is higher. */
    static final int MOST = 10_000;

    private final long windowNanos;
    private final ArrayDeque<Long> times = new ArrayDeque<>();

    RecentEvents(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    void add(long atNanos) {
        times.addLast(atNanos);
        if (times.size() > MOST) {
            times.removeFirst();
        }
    }

    int count(long nowNanos) {
        while (!times.isEmpty() && nowNanos - times.getFirst() >= windowNanos) {
            times.removeFirst();
        }
        return times.size();
    }
}
