package dev.sluice.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.HdrHistogram.Histogram;

/**
 * How long the stages of an order's way took: the newest exactly, the day and all since the start of the process as
 * histograms of three significant digits. Safe from any thread, and cheap enough for the desk's loop.
 */
final class StageLatencies {
    /** What counts as newest: at most so many, and none older. */
    static final int LIVE_COUNT = 1_000;

    static final Duration LIVE_AGE = Duration.ofMinutes(5);

    private static final int DIGITS = 3;

    private final InstantSource clock;
    private final Map<String, Stage> stages = new ConcurrentSkipListMap<>();

    StageLatencies(InstantSource clock) {
        this.clock = clock;
    }

    /** Percentiles of one stage, in nanoseconds. */
    record Measured(String stage, long count, long p50Nanos, long p95Nanos, long p99Nanos, long maxNanos) {}

    /** A stage took so long; what is negative is no duration. */
    void record(String stage, long nanos) {
        if (nanos >= 0) {
            stages.computeIfAbsent(stage, _ -> new Stage()).add(nanos, clock.millis());
        }
    }

    /** Every stage that was measured in the window. */
    List<Measured> of(ExecutionWindow window) {
        List<Measured> measured = new ArrayList<>();
        long now = clock.millis();
        stages.forEach((name, stage) -> stage.measured(name, window, now).ifPresent(measured::add));
        return measured;
    }

    private static final class Stage {
        private final ArrayDeque<Sample> live = new ArrayDeque<>();
        private final Histogram total = new Histogram(DIGITS);
        private final Histogram today = new Histogram(DIGITS);
        private long day;

        private record Sample(long nanos, long atMillis) {}

        synchronized void add(long nanos, long nowMillis) {
            total.recordValue(nanos);
            enter(nowMillis);
            today.recordValue(nanos);
            live.addLast(new Sample(nanos, nowMillis));
            if (live.size() > LIVE_COUNT) {
                live.removeFirst();
            }
        }

        private void enter(long nowMillis) {
            long current = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), ZoneOffset.UTC)
                    .toEpochDay();
            if (current != day) {
                day = current;
                today.reset();
            }
        }

        synchronized Optional<Measured> measured(String name, ExecutionWindow window, long nowMillis) {
            enter(nowMillis);
            return switch (window) {
                case LIVE -> live(name, nowMillis - LIVE_AGE.toMillis());
                case DAY -> of(name, today);
                case TOTAL -> of(name, total);
            };
        }

        private Optional<Measured> live(String name, long fromMillis) {
            long[] sorted = live.stream()
                    .filter(sample -> sample.atMillis() >= fromMillis)
                    .mapToLong(Sample::nanos)
                    .sorted()
                    .toArray();
            return sorted.length == 0
                    ? Optional.empty()
                    : Optional.of(new Measured(
                            name,
                            sorted.length,
                            rank(sorted, 50),
                            rank(sorted, 95),
                            rank(sorted, 99),
                            sorted[sorted.length - 1]));
        }

        /** The smallest that so many percent do not exceed. */
        private static long rank(long[] sorted, int percent) {
            return sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)];
        }

        private static Optional<Measured> of(String name, Histogram histogram) {
            return histogram.getTotalCount() == 0
                    ? Optional.empty()
                    : Optional.of(new Measured(
                            name,
                            histogram.getTotalCount(),
                            histogram.getValueAtPercentile(50),
                            histogram.getValueAtPercentile(95),
                            histogram.getValueAtPercentile(99),
                            histogram.getMaxValue()));
        }
    }
}
