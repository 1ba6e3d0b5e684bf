package dev.sluice.pipeline;

import dev.sluice.operator.DeskTimings;
import dev.sluice.risk.HookAnswer;
import dev.sluice.risk.HookedOrder;
import dev.sluice.risk.OrderHook;
import dev.sluice.vocabulary.UtcNanos;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** A user's hook with a clock beside it, because the core has none. A slow one delays the whole desk. */
final class TimedHook implements OrderHook {
    /** What a hook may take. */
    static final long BUDGET_NANOS = 2 * UtcNanos.PER_MILLI;

    private static final Logger LOG = Logger.getLogger(TimedHook.class);

    /** One word a minute of each hook: a slow one is slow again and again. */
    private static final long WARN_EVERY_NANOS = 60 * UtcNanos.PER_SECOND;

    private final OrderHook hook;
    private final String name;
    private final DeskTimings timings;
    private final LongSupplier clock;
    private long warnedNanos;
    private volatile Times times = new Times(0, 0, 0, 0);

    /** What its answers took. */
    record Times(long calls, long slow, long lastNanos, long maxNanos) {
        Times with(long nanos) {
            boolean over = nanos > BUDGET_NANOS;
            return new Times(calls + 1, slow + (over ? 1 : 0), nanos, Math.max(maxNanos, nanos));
        }
    }

    /** @param clock nanoseconds from any origin */
    TimedHook(OrderHook hook, DeskTimings timings, LongSupplier clock) {
        this.hook = hook;
        this.name = hook.name();
        this.timings = timings;
        this.clock = clock;
        this.warnedNanos = clock.getAsLong() - WARN_EVERY_NANOS;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public HookAnswer check(HookedOrder order) {
        long began = clock.getAsLong();
        try {
            return hook.check(order);
        } finally {
            took(clock.getAsLong() - began);
        }
    }

    Times times() {
        return times;
    }

    private void took(long nanos) {
        times = times.with(nanos);
        boolean slow = nanos > BUDGET_NANOS;
        timings.hookAsked(name, nanos, slow);
        if (slow && clock.getAsLong() - warnedNanos >= WARN_EVERY_NANOS) {
            warnedNanos = clock.getAsLong();
            LOG.warnf(
                    "hook %s took %d µs of %d; it delays every order and all market data",
                    name, nanos / 1_000, BUDGET_NANOS / 1_000);
        }
    }
}
