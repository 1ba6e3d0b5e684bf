package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import java.util.List;

/** Gate 0, second half: could it be sized, and is anything left of it. */
final class SizeGate {
    private static final String NAME = "size";
    private static final Measure SOMETHING = Measure.words("more than 0");

    private final RiskLimits limits;

    SizeGate(RiskLimits limits) {
        this.limits = limits;
    }

    List<Gate> checks() {
        return List.of(
                new Gate(NAME, "stop", this::stop),
                new Gate(NAME, "volatility", this::volatility),
                new Gate(NAME, "quantity", SizeGate::quantity));
    }

    private boolean byVolatility() {
        return limits.guards().sizing().method() == SizingRules.Method.VOLATILITY;
    }

    /** Where volatility sizes no stop is needed, but one on the wrong side is a mistake all the same. */
    private Verdict stop(SizedProposal proposal, RiskContext context) {
        if (proposal.isManual() || byVolatility() && proposal.proposal().stop().isEmpty()) {
            return Verdict.PASS;
        }
        return PositionSizer.stopDistance(proposal.proposal(), proposal.limit())
                .map(distance -> Verdict.pass(Measure.amount(distance), SOMETHING))
                .orElseGet(() -> Verdict.refuse(Reason.STOP_MISSING, Measure.words(stopText(proposal)), SOMETHING));
    }

    private static String stopText(SizedProposal proposal) {
        return proposal.proposal()
                .stop()
                .map(stop -> "stop " + stop + " for limit " + proposal.limit())
                .orElse("no stop");
    }

    private Verdict volatility(SizedProposal proposal, RiskContext context) {
        if (proposal.isManual() || !byVolatility()) {
            return Verdict.PASS;
        }
        return PositionSizer.volatilityDistance(proposal.proposal(), context, limits)
                .map(distance -> Verdict.pass(Measure.amount(distance), SOMETHING))
                .orElseGet(() -> PriceGuard.unmeasured(proposal, context));
    }

    private static Verdict quantity(SizedProposal proposal, RiskContext context) {
        Measure found = Measure.bound(proposal.quantity(), proposal.boundBy());
        return Verdict.of(!proposal.quantity().isZero(), Reason.SIZE_ZERO, found, SOMETHING);
    }
}
