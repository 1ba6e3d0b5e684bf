package dev.sluice.operator;

import dev.sluice.vocabulary.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of proposals at the gates. */
final class RiskMeters {
    /** The checks behind the gates, as refused orders name them too. */
    static final String PRE_TRADE = "pre_trade";

    private static final String HOOK = "hook:";

    /** The gates in order, those to come included. */
    static final List<String> GATES = List.of(
            "trading_state",
            "size",
            "compliance",
            "rate",
            "health",
            "latency",
            "risk_guard",
            "circuit_breaker",
            "hooks",
            "market_data",
            PRE_TRADE);

    private final MeterRegistry registry;
    private final BoundedLabels gates = BoundedLabels.of(GATES);
    private final BoundedLabels reasons = BoundedLabels.reasons();
    private final BoundedLabels hooks = BoundedLabels.learnt();
    private final Counter proposals;

    RiskMeters(MeterRegistry registry) {
        this.registry = registry;
        proposals = Counter.builder("desk_proposals_total")
                .description("Proposals that the gates were asked about")
                .register(registry);
        GATES.forEach(gate -> rejections(gate, Reason.GATE_FAILED.code()));
    }

    void approved() {
        proposals.increment();
    }

    /** A gate said no; the first one that did decided it. */
    void refused(EntryReader entry) {
        proposals.increment();
        Map<?, ?> refusing = entry.list("gates").stream()
                .filter(gate -> gate instanceof Map<?, ?> row && "refuse".equals(row.get("verdict")))
                .findFirst()
                .map(Map.class::cast)
                .orElseGet(Map::of);
        rejections(gates.of(text(refusing, "gate")), reason(text(refusing, "code")))
                .increment();
    }

    /** The codes of users' own hooks are no reasons of the catalogue, and only so many are told apart. */
    private String reason(Optional<String> code) {
        return code.filter(text -> text.startsWith(HOOK)).isPresent() ? hooks.of(code) : reasons.of(code);
    }

    /** A check behind the gates said no, before or after the intent was journaled; nothing was sent. */
    void refusedBeforeSending(Optional<String> reason) {
        rejections(PRE_TRADE, reasons.of(reason)).increment();
    }

    private static Optional<String> text(Map<?, ?> gate, String key) {
        return gate.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private Counter rejections(String gate, String reason) {
        return Counter.builder("risk_rejections_total")
                .description("Refusals by the gates and the checks behind them")
                .tag("gate", gate)
                .tag("reason", reason)
                .register(registry);
    }
}
