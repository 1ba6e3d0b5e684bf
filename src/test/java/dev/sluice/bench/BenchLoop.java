package dev.sluice.bench;

import dev.sluice.venue.binance.VenueTimers;
import dev.sluice.venue.paper.Timers;
import dev.sluice.vocabulary.UtcNanos;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** An event loop of its own for one party, as the service gives the desk and the exchange one each. */
record BenchLoop(Vertx vertx, Context context) implements Timers, VenueTimers, Executor, AutoCloseable {
    private static final int WAIT_SECONDS = 60;

    static BenchLoop start() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        return new BenchLoop(vertx, vertx.getOrCreateContext());
    }

    static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public long nowNanos() {
        return UtcNanos.of(Instant.now());
    }

    @Override
    public void at(long nanos, Runnable action) {
        long millis = Math.max(1, (nanos - nowNanos()) / UtcNanos.PER_MILLI + 1);
        context.runOnContext(ignored -> vertx.setTimer(millis, timer -> action.run()));
    }

    @Override
    public void execute(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }

    @Override
    public void close() throws Exception {
        await(vertx.close().toCompletionStage());
    }
}
