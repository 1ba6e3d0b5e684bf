package dev.sluice.execution;

/** The questions put to the venue about one order: when the next one is due, and how often it was not found. */
final class Inquiry {
    /** Not found as often as this, each time after the horizon, is evidence. */
    static final int MISSES_NEEDED = 2;

    private long dueNanos;
    private int asked;
    private int misses;

    /** Begins anew. */
    void begin(long firstNanos) {
        dueNanos = firstNanos;
        asked = 0;
        misses = 0;
    }

    void end() {
        dueNanos = 0;
        misses = 0;
    }

    /** 0 if none is due. */
    long dueNanos() {
        return dueNanos;
    }

    boolean isDue(long nowNanos) {
        return dueNanos != 0 && nowNanos >= dueNanos;
    }

    /** How many were put before. */
    int asked() {
        return asked;
    }

    void asked(long nextNanos) {
        asked++;
        dueNanos = nextNanos;
    }

    /** Not found when that counts; true if it was often enough. */
    boolean missed(long nextNanos) {
        dueNanos = nextNanos;
        return ++misses >= MISSES_NEEDED;
    }

    /** The venue knows it. */
    void found() {
        misses = 0;
    }
}
