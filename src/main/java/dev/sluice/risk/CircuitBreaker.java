package dev.sluice.risk;

/**
 * Stops sending what fails again and again. Closed: every order goes, and outcomes are counted in a rolling window.
 * Open: none goes. Half open, once the pause is over: as many as the policy says may probe, all must succeed to close
 * it, and one failure opens it again. Probes of which nothing is heard, because their orders were withdrawn or nobody
 * signed them off, are given out anew after another pause.
 *
 * <p>Asking changes nothing; time alone moves nothing either, so that what is journaled says all.
 */
final class CircuitBreaker {
    /** As journaled. */
    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final BreakerPolicy policy;
    private final OutcomeWindow window;
    private State state = State.CLOSED;
    private long sinceNanos = Long.MIN_VALUE;
    private int probes;
    private int succeeded;

    CircuitBreaker(BreakerPolicy policy) {
        this.policy = policy;
        this.window = new OutcomeWindow(policy.windowNanos());
    }

    /**
     * Takes over what an earlier process left.
     *
     * @param since when the state was reached, or the probes were given out
     */
    void restore(State left, long since, int probesTaken, int probesSucceeded) {
        state = left;
        sinceNanos = since;
        probes = probesTaken;
        succeeded = probesSucceeded;
    }

    /** An outcome that an earlier process counted. */
    void recall(boolean failed, long atNanos) {
        if (state == State.CLOSED && atNanos > sinceNanos) {
            window.add(failed, atNanos);
        }
    }

    State state() {
        return state;
    }

    /** Since when it is in its state, or its last probes were given out; {@link Long#MIN_VALUE} if it never opened. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** Probes that are out. */
    int probes() {
        return probes;
    }

    int succeeded() {
        return succeeded;
    }

    /** Outcomes that count, while it is closed. */
    int calls(long nowNanos) {
        return window.calls(nowNanos);
    }

    int failures(long nowNanos) {
        return window.failures(nowNanos);
    }

    /** Whether an order may go. */
    boolean mayPass(long nowNanos) {
        return switch (state) {
            case CLOSED -> true;
            case OPEN -> pauseIsOver(nowNanos);
            case HALF_OPEN -> probes < policy.probes() || pauseIsOver(nowNanos);
        };
    }

    /** Whether an order may still go that passed before and has waited since, as a probe or not. */
    boolean mayStillPass(long nowNanos) {
        return state != State.OPEN || pauseIsOver(nowNanos);
    }

    /** An order goes that {@link #mayPass}; true if that changed anything. */
    boolean take(long nowNanos) {
        if (state == State.CLOSED) {
            return false;
        }
        if (state == State.OPEN || probes >= policy.probes()) {
            enter(State.HALF_OPEN, nowNanos);
        }
        probes++;
        return true;
    }

    /** A submit was answered; true if that changed anything but the count. */
    boolean succeed(long nowNanos) {
        switch (state) {
            case CLOSED -> window.add(false, nowNanos);
            case OPEN -> {
                return false;
            }
            case HALF_OPEN -> {
                succeeded++;
                if (succeeded >= policy.probes()) {
                    enter(State.CLOSED, nowNanos);
                }
                return true;
            }
        }
        return false;
    }

    /** A submit failed; true if that changed anything but the count. */
    boolean fail(long nowNanos) {
        switch (state) {
            case CLOSED -> {
                window.add(true, nowNanos);
                if (!trips(nowNanos)) {
                    return false;
                }
            }
            case OPEN -> {
                return false;
            }
            case HALF_OPEN -> {}
        }
        enter(State.OPEN, nowNanos);
        return true;
    }

    private boolean trips(long nowNanos) {
        int calls = window.calls(nowNanos);
        return calls >= policy.minimumCalls() && 100L * window.failures(nowNanos) >= (long) policy.failurePct() * calls;
    }

    private boolean pauseIsOver(long nowNanos) {
        return nowNanos - sinceNanos >= policy.openNanos();
    }

    private void enter(State next, long nowNanos) {
        state = next;
        sinceNanos = nowNanos;
        probes = 0;
        succeeded = 0;
        window.clear();
    }
}
