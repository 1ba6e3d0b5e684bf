package dev.sluice.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What became of alerts, and of the heartbeat. Safe from any thread. */
@Singleton
@Startup
public final class AlertMeters {
    /** What decides which alerts go out. */
    public static final String DESK = "desk";

    private static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
    private static final List<String> CHANNELS = List.of(DESK, "log", "file", "webhook", "telegram");
    private static final List<String> RESULTS =
            List.of("delivered", "retried", "failed", "dropped", "deduplicated", "suppressed");
    private static final List<String> PINGS = List.of("sent", "failed", "withheld");

    private final MeterRegistry registry;
    private final BoundedLabels severities = BoundedLabels.of(SEVERITIES);
    private final BoundedLabels channels = BoundedLabels.of(CHANNELS);
    private final BoundedLabels results = BoundedLabels.of(RESULTS);
    private final BoundedLabels pings = BoundedLabels.of(PINGS);

    /** Registers its meters, so that their series exist before the first event. */
    public AlertMeters(MeterRegistry registry) {
        this.registry = registry;
        SEVERITIES.forEach(severity -> alerts(severity, "log", "delivered"));
        PINGS.forEach(this::pings);
    }

    /**
     * Something became of an alert; {@code alerts_total}.
     *
     * @param channel {@link #DESK}, or the channel's name
     */
    public void counted(String severity, String channel, String result) {
        alerts(severities.of(Optional.of(severity)), channels.of(Optional.of(channel)), results.of(Optional.of(result)))
                .increment();
    }

    /** The heartbeat's minute was up; {@code heartbeat_pings_total}. */
    public void pinged(String result) {
        pings(pings.of(Optional.of(result))).increment();
    }

    private Counter alerts(String severity, String channel, String result) {
        return Counter.builder("alerts_total")
                .description("What became of alerts: in a channel, or where it is decided which go out")
                .tag("severity", severity)
                .tag("channel", channel)
                .tag("result", result)
                .register(registry);
    }

    private Counter pings(String result) {
        return Counter.builder("heartbeat_pings_total")
                .description("Minutes of the heartbeat: its URL was asked for, could not be, or was left alone")
                .tag("result", result)
                .register(registry);
    }
}
