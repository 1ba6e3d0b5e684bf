package dev.sluice.risk;

import java.util.Arrays;

/**
 * Outcomes of the last while, counted in ten slices that begin at round times: of equal outcomes it holds the same,
 * whichever process counted them.
 */
final class OutcomeWindow {
    private static final int SLICES = 10;

    private final long sliceNanos;
    private final long[] slices = new long[SLICES];
    private final int[] calls = new int[SLICES];
    private final int[] failures = new int[SLICES];

    OutcomeWindow(long windowNanos) {
        this.sliceNanos = windowNanos / SLICES;
        clear();
    }

    void add(boolean failed, long nowNanos) {
        long slice = nowNanos / sliceNanos;
        int at = (int) (slice % SLICES);
        if (slices[at] > slice) {
            return; // older than everything that is still counted there
        }
        if (slices[at] < slice) {
            slices[at] = slice;
            calls[at] = 0;
            failures[at] = 0;
        }
        calls[at]++;
        failures[at] += failed ? 1 : 0;
    }

    int calls(long nowNanos) {
        return sum(calls, nowNanos);
    }

    int failures(long nowNanos) {
        return sum(failures, nowNanos);
    }

    void clear() {
        Arrays.fill(slices, Long.MIN_VALUE);
        Arrays.fill(calls, 0);
        Arrays.fill(failures, 0);
    }

    private int sum(int[] counts, long nowNanos) {
        long oldest = nowNanos / sliceNanos - SLICES;
        int sum = 0;
        for (int at = 0; at < SLICES; at++) {
            sum += slices[at] > oldest ? counts[at] : 0;
        }
        return sum;
    }
}
