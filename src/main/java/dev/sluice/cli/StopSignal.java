package dev.sluice.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into an orderly end: the run sees the request, and the process waits for it to finish, so that the
 * database is closed last.
 */
final class StopSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 45;

    /** The JVM's own: 128 plus the signal. */
    private static final int BY_SIGNAL = -1;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::request, "stop-signal");
    private volatile boolean requested;
    private volatile Runnable whenRequested = () -> {};
    private volatile int exitCode = BY_SIGNAL;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isRequested() {
        return requested;
    }

    /** Does this when the request comes, on the signal's own thread; for runs that wait instead of asking. */
    void onRequest(Runnable action) {
        whenRequested = action;
        if (requested) {
            action.run();
        }
    }

    /** How the process shall end once everything is closed, although it was a signal that ended it. */
    void endWith(int code) {
        exitCode = code;
    }

    @Override
    public void close() {
        finished.countDown();
        if (!requested) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void request() {
        requested = true;
        whenRequested.run();
        try {
            if (finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS) && exitCode != BY_SIGNAL) {
                System.out.flush();
                System.err.flush();
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
