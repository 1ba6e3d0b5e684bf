package dev.sluice.risk;

import dev.sluice.health.Health;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to read off the gates without a proposal. */
final class Readings {
    private static final String DESK = "*";
    private static final Measure UNKNOWN = Measure.words("unknown");

    private final RiskLimits limits;
    private final GatePolicies policies;
    private final GateMemory memory;
    private final RiskContext context;
    private final long nowNanos;
    private final List<Reading> readings = new ArrayList<>();

    Readings(RiskLimits limits, GatePolicies policies, GateMemory memory, RiskContext context, long nowNanos) {
        this.limits = limits;
        this.policies = policies;
        this.memory = memory;
        this.context = context;
        this.nowNanos = nowNanos;
    }

    List<Reading> all() {
        desk();
        context.instruments().keySet().stream().sorted().forEach(this::symbol);
        return readings;
    }

    private void desk() {
        add("trading_state", "state", Measure.words(context.halt().state().name()), Measure.words("ACTIVE"));
        add("rate", "global", left(memory.rate().global(nowNanos)), perSecond(limits.globalPerSecond()));
        long weight = memory.load().usedPct(nowNanos);
        add("rate", "venue_weight", known(weight, Measure.count(weight)), Measure.count(policies.maxVenueWeightPct()));
        Health health = context.health();
        add("health", "composite", Measure.words(health.condition().name()), Measure.words(HealthGate.LIMIT));
        LatencyLimits latency = policies.latency();
        add("latency", "round_trip", duration(health.roundTripNanos()), Measure.duration(latency.maxRoundTripNanos()));
        add("latency", "loop_lag", duration(health.loopLagNanos()), Measure.duration(latency.maxLoopLagNanos()));
        add("risk_guard", "exposure_total", total(), Measure.amount(limits.maxExposureTotal()));
        add(
                "risk_guard",
                "positions",
                Measure.count(context.portfolio().openPositions(context::isDust)),
                Measure.count(limits.maxPositions()));
        add(
                "risk_guard",
                "daily_loss",
                Measure.amount(context.equity().dailyLossPct()),
                Measure.amount(limits.maxDailyLossPct()));
        add(
                "risk_guard",
                "drawdown",
                Measure.amount(context.equity().drawdownPct()),
                Measure.amount(limits.maxDrawdownPct()));
    }

    private void symbol(Symbol symbol) {
        String name = symbol.name();
        String paused = context.halt().pause(symbol).orElse("");
        add(
                "trading_state",
                "symbol",
                name,
                Measure.words(paused.isEmpty() ? "not paused" : "paused: " + paused),
                Measure.words("not paused"));
        add("rate", "symbol", name, left(memory.rate().symbol(symbol, nowNanos)), perSecond(limits.symbolPerSecond()));
        add("risk_guard", "exposure_symbol", name, exposure(symbol), Measure.amount(limits.maxExposureSymbol()));
        Optional<SymbolMarket> market = context.market(symbol).filter(known -> known.lastDepthNanos() != 0);
        add(
                "market_data",
                "age",
                name,
                market.map(known -> Measure.duration(nowNanos - known.lastDepthNanos()))
                        .orElse(UNKNOWN),
                Measure.duration(limits.maxDataAgeNanos()));
        outlier(symbol, market);
    }

    private void outlier(Symbol symbol, Optional<SymbolMarket> market) {
        DataCheck check = memory.data().of(symbol);
        if (check.knows()) {
            market.flatMap(SymbolMarket::mark)
                    .map(mark -> DataCheck.units(check.distance(mark.units())))
                    .ifPresent(distance ->
                            add("market_data", "outlier", symbol.name(), distance, DataCheck.units(check.allowed())));
        }
    }

    private Measure total() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Symbol symbol : context.instruments().keySet()) {
            Optional<BigDecimal> exposure = worth(symbol);
            if (exposure.isEmpty()) {
                return UNKNOWN;
            }
            sum = sum.add(exposure.get());
        }
        return Measure.amount(sum);
    }

    private Measure exposure(Symbol symbol) {
        return worth(symbol).map(Measure::amount).orElse(UNKNOWN);
    }

    /** Empty for a position without a price. */
    private Optional<BigDecimal> worth(Symbol symbol) {
        Optional<Price> mark = context.market(symbol).flatMap(SymbolMarket::mark);
        boolean flat = context.portfolio().position(symbol).quantity().signum() == 0;
        return flat
                ? Optional.of(context.portfolio().reserved(symbol))
                : mark.map(price -> context.portfolio().exposure(symbol, price));
    }

    private void add(String gate, String check, Measure measured, Measure limit) {
        add(gate, check, DESK, measured, limit);
    }

    private void add(String gate, String check, String subject, Measure measured, Measure limit) {
        readings.add(new Reading(gate, check, subject, measured, limit));
    }

    private static Measure duration(long nanos) {
        return known(nanos, Measure.duration(nanos));
    }

    private static Measure known(long value, Measure measure) {
        return value < 0 ? UNKNOWN : measure;
    }

    private static Measure left(long tokens) {
        return Measure.count(tokens, " left");
    }

    private static Measure perSecond(int tokens) {
        return Measure.count(tokens, "/s");
    }
}
