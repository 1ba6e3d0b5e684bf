package dev.sluice.cli;

import java.time.Duration;

/** Says what a person is waiting for, once it takes long enough to wonder. */
final class SlowNotice implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Thread waiting;

    private SlowNotice(Thread waiting) {
        this.waiting = waiting;
    }

    /** Prints the text on standard error after a second, unless it is closed before. */
    @SuppressWarnings("SystemOut")
    static SlowNotice of(String text) {
        return new SlowNotice(Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(PATIENCE);
                System.err.println(text);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    @Override
    public void close() {
        waiting.interrupt();
    }
}
