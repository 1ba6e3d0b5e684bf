package dev.sluice.pipeline;

import dev.sluice.storm.StormTime;
import dev.sluice.venue.binance.VenueTimers;
import java.util.concurrent.Executor;

/** One process's loop: with the process, everything that waits on it is gone. */
final class MortalLoop implements VenueTimers, Executor {
    private final StormTime time;
    private boolean dead;

    MortalLoop(StormTime time) {
        this.time = time;
    }

    @Override
    public long nowNanos() {
        return time.nowNanos();
    }

    @Override
    public void at(long nanos, Runnable action) {
        time.at(nanos, () -> {
            if (!dead) {
                action.run();
            }
        });
    }

    void in(long nanos, Runnable action) {
        at(nowNanos() + nanos, action);
    }

    @Override
    public void execute(Runnable action) {
        at(nowNanos(), action);
    }

    void die() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }
}
