package dev.sluice.risk;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.vocabulary.Reason;
import java.util.List;
import java.util.Optional;

/** Gate 3: do the parts live that the desk stands on. */
final class HealthGate {
    /** What it wants. */
    static final String LIMIT = "no critical part";

    private static final Measure FINE = Measure.words(LIMIT);

    List<Gate> checks() {
        return List.of(new Gate("health", "composite", HealthGate::composite));
    }

    private static Verdict composite(SizedProposal proposal, RiskContext context) {
        Optional<Component> worst = context.health().worst();
        if (worst.isEmpty()) {
            return Verdict.PASS;
        }
        Component part = worst.get();
        Measure found = Measure.words(part.name() + " " + part.condition());
        return Verdict.of(part.condition() != Condition.CRITICAL, Reason.HEALTH_CRITICAL, found, FINE);
    }
}
