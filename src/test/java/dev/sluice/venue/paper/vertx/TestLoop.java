package dev.sluice.venue.paper.vertx;

import dev.sluice.venue.paper.Timers;
import dev.sluice.vocabulary.UtcNanos;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A loop of its own in real time. */
final class TestLoop implements Timers, Executor, AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("exchange").factory());
    private long lastNanos;

    @Override
    public long nowNanos() {
        lastNanos = Math.max(lastNanos, UtcNanos.of(Instant.now()));
        return lastNanos;
    }

    @Override
    public void at(long nanos, Runnable action) {
        long delay = Math.max(0, nanos - nowNanos());
        thread.schedule(guarded(action), delay, TimeUnit.NANOSECONDS);
    }

    @Override
    public void execute(Runnable action) {
        thread.execute(guarded(action));
    }

    private static Runnable guarded(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                e.printStackTrace();
                throw e;
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
