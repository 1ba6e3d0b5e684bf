package dev.sluice.health;

import java.util.Arrays;

/**
 * The newest durations of one kind, no older than a span: percentiles of what is so now, not of what was so an hour
 * ago. One that lies further back than the span counts no more, so that a bad spell is forgotten even if nothing new is
 * measured after it. Held by the one writer.
 */
public final class RecentDurations {
    /** Most that are remembered; the percentiles of more would be no better. */
    public static final int CAPACITY = 512;

    private final long spanNanos;
    private final long[] nanos = new long[CAPACITY];
    private final long[] atNanos = new long[CAPACITY];
    private int next;
    private int size;

    /** @param spanNanos how far back a duration still counts */
    public RecentDurations(long spanNanos) {
        this.spanNanos = spanNanos;
    }

    /** Negative durations are ignored: a clock was set. */
    public void add(long duration, long nowNanos) {
        if (duration < 0) {
            return;
        }
        nanos[next] = duration;
        atNanos[next] = nowNanos;
        next = (next + 1) % CAPACITY;
        size = Math.min(CAPACITY, size + 1);
    }

    /** What counts now. */
    public Percentiles percentiles(long nowNanos) {
        long[] counting = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (nowNanos - atNanos[i] <= spanNanos) {
                counting[count++] = nanos[i];
            }
        }
        long[] sorted = Arrays.copyOf(counting, count);
        Arrays.sort(sorted);
        return Percentiles.of(sorted);
    }
}
