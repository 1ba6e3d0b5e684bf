package dev.sluice.execution;

/**
 * Somebody wants an order cancelled. The wish lasts until the order has ended: one request at a time, and a pause after
 * each that came to nothing.
 */
final class CancelWish {
    private boolean wanted;
    private boolean committing;
    private long sentNanos;
    private long notBeforeNanos;
    private int tries;

    void want() {
        wanted = true;
    }

    boolean isWanted() {
        return wanted;
    }

    /** Whether a request can go out now. */
    boolean isReady(long nowNanos) {
        return wanted && !committing && sentNanos == 0 && nowNanos >= notBeforeNanos;
    }

    /** The request is being committed. */
    void begin() {
        committing = true;
        tries++;
    }

    boolean isCommitting() {
        return committing;
    }

    void sent(long nowNanos) {
        committing = false;
        sentNanos = nowNanos;
    }

    /** When the request on its way went out; 0 if there is none. */
    long sentNanos() {
        return sentNanos;
    }

    /** The request came to nothing, or nobody knows what it came to. */
    void failed(long againNanos) {
        committing = false;
        sentNanos = 0;
        notBeforeNanos = againNanos;
    }

    int tries() {
        return tries;
    }

    /** When a request may go out again; 0 if none waits. */
    long dueNanos() {
        return wanted && !committing && sentNanos == 0 ? Math.max(1, notBeforeNanos) : 0;
    }
}
