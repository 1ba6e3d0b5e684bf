package dev.sluice.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What happens between the desk and its venue, as meters. Safe from any thread. */
@Singleton
@Startup
public final class VenueMeters {
    private static final List<String> STREAMS = List.of("market", "user");
    private static final List<String> CHANNELS = List.of("market", "api", "rest");
    private static final List<String> RESULTS = List.of("success", "failure");
    private static final List<String> OUTCOMES =
            List.of("ok", "rejected", "not_accepted", "partial", "unknown", "lost", "not_sent");

    private final MeterRegistry registry;
    private final BoundedLabels outcomes = BoundedLabels.of(OUTCOMES);
    private volatile double weightUsed = Double.NaN;
    private volatile double weightLimit = Double.NaN;
    private volatile double clockOffsetMillis = Double.NaN;
    private volatile double banned;

    /** Registers its meters, so that their series exist before the first event. */
    public VenueMeters(MeterRegistry registry) {
        this.registry = registry;
        for (String stream : STREAMS) {
            RESULTS.forEach(result -> reconnects(stream, result));
            stale(stream);
        }
        CHANNELS.forEach(this::malformedOf);
        OUTCOMES.forEach(this::requests);
        foreign();
        alarms();
        gauge("venue_weight_used", "Request weight used in the running interval", () -> weightUsed);
        gauge("venue_weight_limit", "Request weight that an interval allows", () -> weightLimit);
        gauge("venue_clock_offset_ms", "Venue's clock minus ours, in milliseconds", () -> clockOffsetMillis);
        gauge("venue_ban_active", "Whether the venue wants no requests now: 0 or 1", () -> banned);
    }

    /** An attempt to open a stream's connection again ended; {@code ws_reconnects_total}. */
    public void reconnected(String stream, boolean success) {
        reconnects(stream, success ? "success" : "failure").increment();
    }

    /** A connection lived and delivered nothing. */
    public void wentStale(String stream) {
        stale(stream).increment();
    }

    /** A message could not be understood. */
    public void malformed(String channel) {
        malformedOf(channel).increment();
    }

    /** A request about an order ended. */
    public void requested(String outcome) {
        requests(outcomes.of(Optional.of(outcome))).increment();
    }

    /** The venue told of an order that is not the desk's. */
    public void foreignOrder() {
        foreign().increment();
    }

    /** Something that a person should know. */
    public void alarm() {
        alarms().increment();
    }

    public void weight(long used, long limit) {
        weightUsed = used;
        weightLimit = limit;
    }

    public void clockOffset(long offsetNanos) {
        clockOffsetMillis = offsetNanos / 1e6;
    }

    public void banned(boolean active) {
        banned = active ? 1 : 0;
    }

    private Counter reconnects(String stream, String result) {
        return Counter.builder("ws_reconnects_total")
                .description("Attempts to open a stream's connection again, planned renewals included")
                .tag("stream", stream)
                .tag("result", result)
                .register(registry);
    }

    private Counter stale(String stream) {
        return Counter.builder("ws_stale_total")
                .description("Connections that lived and delivered nothing, and were replaced")
                .tag("stream", stream)
                .register(registry);
    }

    private Counter malformedOf(String channel) {
        return Counter.builder("venue_malformed_total")
                .description("Messages of the venue that could not be understood")
                .tag("channel", channel)
                .register(registry);
    }

    private Counter requests(String outcome) {
        return Counter.builder("venue_requests_total")
                .description("Requests about orders, by what came of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter foreign() {
        return Counter.builder("venue_foreign_orders_total")
                .description("Messages about orders of the account that are not the desk's")
                .register(registry);
    }

    private Counter alarms() {
        return Counter.builder("venue_alarms_total")
                .description("Things about the venue that a person should know; the log says what")
                .register(registry);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }
}
