package dev.sluice.pipeline;

import java.time.Duration;

/**
 * How far a replay is.
 *
 * @param events delivered so far
 * @param simulatedNanos the recording's time, UTC nanoseconds
 * @param wall time since the start
 */
public record ReplayProgress(long events, long simulatedNanos, Duration wall) {
    /** Events per second of wall time so far. */
    public double eventsPerSecond() {
        return wall.isZero() ? 0 : events / (wall.toNanos() / 1e9);
    }
}
