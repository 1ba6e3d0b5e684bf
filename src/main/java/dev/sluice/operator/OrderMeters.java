package dev.sluice.operator;

import dev.sluice.vocabulary.OrderState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What became of orders on their way to the venue and there. */
final class OrderMeters {
    private static final Set<String> SUBMITTING = Set.of("SUBMITTING");
    private static final Set<String> IN_DOUBT = Set.of("UNKNOWN", "MANUAL_REVIEW_REQUIRED");
    private static final Set<String> ENDED = Set.of("FILLED", "CANCELLED", "REJECTED", "EXPIRED");
    private static final Set<String> NEVER_SENT = Set.of("refused_locally", "withdrawn");

    private final MeterRegistry registry;
    private final WatchedOrders watched;
    private final StageLatencies latencies;
    private final BoundedLabels reasons = BoundedLabels.reasons();
    private final BoundedLabels states = BoundedLabels.of(resolutions());
    private final Counter attempts;
    private final Counter successes;
    private final DistributionSummary submitToAck;
    private final FillRatio fillRatio = new FillRatio();

    /** One transition as journaled, in the words of the journal. */
    record Move(String from, String to, String event, Optional<String> reason) {
        static Move of(EntryReader entry) {
            return new Move(
                    entry.text("from").orElse(""),
                    entry.text("to").orElse(""),
                    entry.text("event").orElse(""),
                    entry.text("order", "reason"));
        }

        boolean refusedBeforeSending() {
            return NEVER_SENT.contains(event);
        }

        private boolean ends() {
            return ENDED.contains(to) && !ENDED.contains(from);
        }

        private boolean rejectsAtVenue() {
            return event.equals("rejected") && !from.equals(to);
        }

        /** The first word on it after it was sent. */
        private boolean answersSubmit() {
            return SUBMITTING.contains(from) && !SUBMITTING.contains(to) && !refusedBeforeSending();
        }

        private boolean resolves() {
            return IN_DOUBT.contains(from) && !from.equals(to);
        }
    }

    OrderMeters(MeterRegistry registry, WatchedOrders watched, StageLatencies latencies) {
        this.registry = registry;
        this.latencies = latencies;
        this.watched = watched;
        attempts = counter("desk_orders_total", "Orders whose intent was journaled");
        successes = counter("execution_submit_success_total", "Submits that the venue accepted");
        submitToAck = Latency.stage("submit_ack").register(registry);
        Gauge.builder("fill_ratio", fillRatio, FillRatio::meanRatio)
                .description("Mean filled part of the last 1,000 ended orders, 0 to 1; NaN before the first")
                .register(registry);
        reasons.known().forEach(reason -> {
            submitFailures(reason);
            rejects(reason);
        });
        states.known().forEach(this::resolved);
    }

    /** An order moved on. */
    void moved(String id, Move move, EntryReader entry) {
        if (SUBMITTING.contains(move.to()) && !SUBMITTING.contains(move.from())) {
            attempts.increment();
            watched.watch(id).submittingAt(entry.entry().atNanos());
            watched.watch(id).decidedAt(entry.decimal("order", "price"));
        }
        if (move.event().equals("not_accepted")) {
            submitFailures(reasons.of(move.reason())).increment();
        }
        if (move.answersSubmit()) {
            answered(id, move, entry.entry().atNanos());
        }
        if (move.rejectsAtVenue()) {
            rejects(reasons.of(move.reason())).increment();
        }
        if (move.resolves()) {
            resolved(states.of(Optional.of(move.to().toLowerCase(Locale.ROOT)))).increment();
        }
        if (move.ends()) {
            ended(id, move, entry);
        }
    }

    private void answered(String id, Move move, long atNanos) {
        switch (move.event()) {
            case "outcome_lost" -> submitFailures(BoundedLabels.OUTCOME_LOST).increment();
            case "rejected" -> submitFailures(reasons.of(move.reason())).increment();
            default -> {
                successes.increment();
                watched.find(id)
                        .flatMap(WatchedOrders.Watched::takeSubmittingNanos)
                        .ifPresent(sent -> acknowledged(atNanos - sent));
            }
        }
    }

    private void acknowledged(long nanos) {
        submitToAck.record(Latency.millis(nanos));
        latencies.record("submit_ack", nanos);
    }

    private void ended(String id, Move move, EntryReader entry) {
        watched.forget(id);
        Optional<BigDecimal> filled = entry.decimal("order", "filledQuantity");
        Optional<BigDecimal> quantity = entry.decimal("order", "quantity").filter(asked -> asked.signum() > 0);
        if (!move.refusedBeforeSending() && filled.isPresent() && quantity.isPresent()) {
            fillRatio.ended(filled.get(), quantity.get());
        }
    }

    /** States that lead out of doubt; a person's turn is one of them. */
    private static List<String> resolutions() {
        return Arrays.stream(OrderState.values())
                .filter(state -> state != OrderState.PENDING)
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Counter submitFailures(String reason) {
        return Counter.builder("execution_submit_fail_total")
                .description("Submits that the venue rejected, or whose answer was lost")
                .tag("reason", reason)
                .register(registry);
    }

    private Counter rejects(String reason) {
        return Counter.builder("order_rejects_total")
                .description("Orders that the venue rejected")
                .tag("reason", reason)
                .register(registry);
    }

    private Counter resolved(String resolution) {
        return Counter.builder("execution_unknown_total")
                .description("Orders in doubt by the state that evidence led them to")
                .tag("resolution", resolution)
                .register(registry);
    }
}
