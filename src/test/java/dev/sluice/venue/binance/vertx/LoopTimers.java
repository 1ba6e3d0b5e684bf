package dev.sluice.venue.binance.vertx;

import dev.sluice.venue.binance.VenueTimers;
import dev.sluice.vocabulary.UtcNanos;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.concurrent.Executor;

/** A Vert.x context as the adapter's loop. */
final class LoopTimers implements VenueTimers, Executor {
    final Vertx vertx;
    final Context context;

    LoopTimers(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    @Override
    public long nowNanos() {
        return UtcNanos.of(Instant.now());
    }

    @Override
    public void at(long nanos, Runnable action) {
        long millis = Math.max(1, Math.ceilDiv(nanos - nowNanos(), UtcNanos.PER_MILLI));
        context.runOnContext(ignored -> vertx.setTimer(millis, timer -> action.run()));
    }

    @Override
    public void execute(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }
}
