package dev.sluice.pipeline;

import dev.sluice.operator.RiskView;
import dev.sluice.risk.CheckTally;
import dev.sluice.risk.CircuitBreakers;
import dev.sluice.risk.GateEvaluation;
import dev.sluice.risk.GatePolicies;
import dev.sluice.risk.LiveLimits;
import dev.sluice.risk.RiskDesk;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The gates as people see them. */
final class RiskViews {
    private final TradingPipeline pipeline;

    RiskViews(TradingPipeline pipeline) {
        this.pipeline = pipeline;
    }

    RiskView risk(long nowNanos) {
        pipeline.equity(nowNanos);
        RiskDesk risk = pipeline.risk();
        return new RiskView(
                risk.policies().explain(),
                risk.checks().stream().map(RiskViews::check).toList(),
                risk.readings(pipeline.riskContext(), nowNanos).stream()
                        .map(reading -> new RiskView.Reading(
                                reading.gate(),
                                reading.check(),
                                reading.subject(),
                                reading.measured().text(),
                                reading.limit().text()))
                        .toList(),
                risk.limits().entries().stream().map(RiskViews::limit).toList(),
                risk.circuits().seen(nowNanos).stream().map(RiskViews::circuit).toList(),
                hooks(risk.policies()),
                UtcNanos.format(nowNanos));
    }

    private static RiskView.Check check(CheckTally tally) {
        return new RiskView.Check(
                tally.gate(),
                tally.check(),
                tally.passed(),
                tally.refused(),
                tally.last().map(RiskViews::answer).orElse(null));
    }

    private static RiskView.Answer answer(CheckTally.Last last) {
        GateEvaluation said = last.evaluation();
        return new RiskView.Answer(
                said.refuses() ? "refuse" : "pass",
                said.code().orElse(null),
                said.measured().orElse(null),
                said.limit().orElse(null),
                last.symbol().name(),
                UtcNanos.format(last.atNanos()));
    }

    private static RiskView.Limit limit(LiveLimits.Entry entry) {
        return new RiskView.Limit(
                entry.limit().field(),
                Money.plain(entry.value()),
                Money.plain(entry.configured()),
                entry.edit().map(LiveLimits.Edit::reason).orElse(null),
                entry.edit().map(LiveLimits.Edit::by).orElse(null),
                entry.edit().map(edit -> UtcNanos.format(edit.atNanos())).orElse(null));
    }

    private static RiskView.Circuit circuit(CircuitBreakers.Seen circuit) {
        return new RiskView.Circuit(
                circuit.scope(),
                circuit.state(),
                circuit.failures(),
                circuit.calls(),
                circuit.sinceNanos().map(UtcNanos::format).orElse(null));
    }

    private static List<RiskView.Hook> hooks(GatePolicies policies) {
        return policies.hooks().stream()
                .flatMap(hook -> hook instanceof TimedHook timed ? Stream.of(timed) : Stream.empty())
                .map(hook -> new RiskView.Hook(
                        hook.name(),
                        hook.times().calls(),
                        hook.times().slow(),
                        millis(hook.times().lastNanos()),
                        millis(hook.times().maxNanos())))
                .toList();
    }

    private static String millis(long nanos) {
        return BigDecimal.valueOf(nanos / 1_000, 3).toPlainString();
    }
}
