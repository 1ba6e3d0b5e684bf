package dev.sluice.pipeline;

import dev.sluice.feed.MarketEvent;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Holds a replay to its speed and reports on it. Wall time enters here and goes no further. */
final class ReplayPace {
    private static final long REPORT_NANOS = 1_000_000_000L;

    private final double speed;
    private final Consumer<ReplayProgress> progress;
    private final BooleanSupplier stop;
    private final long startNanos = System.nanoTime();
    private long nextReportNanos = startNanos + REPORT_NANOS;
    private long firstEventNanos;

    /** @param speed times real time; infinite for as fast as possible */
    ReplayPace(double speed, Consumer<ReplayProgress> progress, BooleanSupplier stop) {
        this.speed = speed;
        this.progress = progress;
        this.stop = stop;
    }

    void before(MarketEvent event, TradingPipeline pipeline) {
        if (firstEventNanos == 0) {
            firstEventNanos = event.receivedNanos();
        }
        if (!Double.isInfinite(speed)) {
            waitFor(startNanos + (long) ((event.receivedNanos() - firstEventNanos) / speed), event, pipeline);
        }
        report(event.receivedNanos(), pipeline);
    }

    ReplayProgress finish(TradingPipeline pipeline, VirtualTime time) {
        return new ReplayProgress(
                pipeline.counters().events(), time.nowNanos(), Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private void waitFor(long dueNanos, MarketEvent event, TradingPipeline pipeline) {
        for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, REPORT_NANOS / 10));
            report(event.receivedNanos(), pipeline);
            if (stop.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private void report(long simulatedNanos, TradingPipeline pipeline) {
        long now = System.nanoTime();
        if (now >= nextReportNanos) {
            nextReportNanos = now + REPORT_NANOS;
            progress.accept(new ReplayProgress(
                    pipeline.counters().events(), simulatedNanos, Duration.ofNanos(now - startNanos)));
        }
    }
}
