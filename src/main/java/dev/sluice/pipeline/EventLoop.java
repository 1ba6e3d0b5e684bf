package dev.sluice.pipeline;

import dev.sluice.venue.binance.VenueTimers;
import dev.sluice.venue.paper.Timers;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One thread of its own for one party: the desk, or the exchange. Everything handed to it runs in the order in which it
 * was handed over; its clock never runs backwards. What throws is a bug: it is told to {@code broken}, because nobody
 * knows what was left half done.
 */
final class EventLoop implements Timers, VenueTimers, Executor {
    private static final long MILLI = UtcNanos.PER_MILLI;

    private final Vertx vertx;
    private final Context context;
    private final String deployment;
    private final InstantSource clock;
    private final Consumer<Throwable> broken;
    private final PriorityQueue<Wake> wakes =
            new PriorityQueue<>(Comparator.comparingLong(Wake::nanos).thenComparingLong(Wake::order));
    private long lastNanos;
    private long order;
    private long armedNanos = Long.MAX_VALUE;
    private long armedTimer;

    private record Wake(long nanos, long order, Runnable action) {}

    private EventLoop(
            Vertx vertx, Context context, String deployment, InstantSource clock, Consumer<Throwable> broken) {
        this.vertx = vertx;
        this.context = context;
        this.deployment = deployment;
        this.clock = clock;
        this.broken = broken;
    }

    /** Starts one; a verticle is how Vert.x gives a party an event loop of its own. */
    static Uni<EventLoop> start(Vertx vertx, InstantSource clock, Consumer<Throwable> broken) {
        AtomicReference<Context> own = new AtomicReference<>();
        AbstractVerticle verticle = new AbstractVerticle() {
            @Override
            public void start(Promise<Void> started) {
                own.set(context);
                started.complete();
            }
        };
        return Uni.createFrom()
                .completionStage(() -> vertx.deployVerticle(verticle).toCompletionStage())
                .map(deployment -> new EventLoop(vertx, own.get(), deployment, clock, broken));
    }

    /** Nothing handed over from here on runs. */
    Uni<Void> stop() {
        return Uni.createFrom().completionStage(() -> vertx.undeploy(deployment).toCompletionStage());
    }

    /** What sockets of this party belong to. */
    Context context() {
        return context;
    }

    @Override
    public void execute(Runnable action) {
        context.runOnContext(ignored -> guard(action));
    }

    /** Now, UTC nanoseconds since the epoch; only on the loop. */
    @Override
    public long nowNanos() {
        lastNanos = Math.max(lastNanos, UtcNanos.of(clock.instant()));
        return lastNanos;
    }

    /** Now, from any thread; it may run backwards. */
    long wallNanos() {
        return UtcNanos.of(clock.instant());
    }

    /** Only on the loop. Precise to a millisecond, never early. */
    @Override
    public void at(long nanos, Runnable action) {
        wakes.add(new Wake(nanos, ++order, action));
        arm();
    }

    private void arm() {
        Wake next = wakes.peek();
        if (next == null || next.nanos() >= armedNanos) {
            return;
        }
        if (armedNanos != Long.MAX_VALUE) {
            vertx.cancelTimer(armedTimer);
        }
        armedNanos = next.nanos();
        long delay = Math.max(1, Math.ceilDiv(next.nanos() - nowNanos(), MILLI));
        armedTimer = vertx.setTimer(delay, ignored -> guard(this::wake));
    }

    private void wake() {
        armedNanos = Long.MAX_VALUE;
        long now = nowNanos();
        for (Wake next = wakes.peek(); next != null && next.nanos() <= now; next = wakes.peek()) {
            wakes.remove().action().run();
        }
        arm();
    }

    private void guard(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            broken.accept(e);
        }
    }
}
