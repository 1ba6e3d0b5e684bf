package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.health.Measures;
import dev.sluice.health.Percentiles;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/health/components}.
 *
 * @param phase where the desk stands between start and stop
 * @param detail one sentence on the phase, such as why it failed
 * @param condition that of the worst part; CRITICAL while there is no desk that could be asked
 * @param components its parts
 * @param measures the numbers behind them
 */
record HealthView(
        DeskHealth.Phase phase, String detail, Condition condition, List<Component> components, MeasuresView measures) {
    private static final int MICROS_DECIMALS = 3;

    /**
     * The numbers behind the conditions; what is not known is absent.
     *
     * @param roundTrip of requests to the venue, over the last two minutes
     * @param loopLag of the desk's loop, over the last minute
     * @param append of the journal, over the last minute
     * @param clockOffsetMillis the venue's clock minus this machine's
     * @param diskFreeBytes where the data directory is
     * @param dataAge of each symbol's book
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeasuresView(
            @Nullable PercentilesView roundTrip,
            @Nullable PercentilesView loopLag,
            @Nullable PercentilesView append,
            @Nullable String clockOffsetMillis,
            @Nullable String diskFreeBytes,
            List<DataAgeView> dataAge) {
        static MeasuresView of(Measures measures) {
            return new MeasuresView(
                    PercentilesView.of(measures.roundTrip()),
                    PercentilesView.of(measures.loopLag()),
                    PercentilesView.of(measures.append()),
                    text(measures.clockOffsetNanos(), true),
                    text(measures.diskFreeBytes(), false),
                    new TreeMap<>(measures.feedAgeNanos())
                            .entrySet().stream()
                                    .map(age -> new DataAgeView(age.getKey(), millis(age.getValue())))
                                    .toList());
        }
    }

    /** Percentiles of durations, in milliseconds. */
    record PercentilesView(int count, String p50Millis, String p95Millis, String p99Millis) {
        static @Nullable PercentilesView of(Percentiles durations) {
            return durations.count() == 0
                    ? null
                    : new PercentilesView(
                            durations.count(),
                            millis(durations.p50Nanos()),
                            millis(durations.p95Nanos()),
                            millis(durations.p99Nanos()));
        }
    }

    /** The age of a symbol's book. */
    record DataAgeView(String symbol, String ageMillis) {}

    static HealthView of(DeskHealth health) {
        return new HealthView(
                health.phase(),
                health.detail(),
                health.condition(),
                health.components(),
                MeasuresView.of(health.measures()));
    }

    private static @Nullable String text(OptionalLong value, boolean nanos) {
        if (value.isEmpty()) {
            return null;
        }
        return nanos ? millis(value.getAsLong()) : Long.toString(value.getAsLong());
    }

    private static String millis(long nanos) {
        return BigDecimal.valueOf(nanos / (UtcNanos.PER_MILLI / 1_000), MICROS_DECIMALS)
                .toPlainString();
    }
}
