package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A named, pure, total rule. A gate with several rules is several of these in a row, all under its name.
 *
 * @param name the gate's; stable, shown with every evaluation
 * @param check what the rule looks at; stable, shown with every evaluation, and differs within the gate
 * @param again what an order is asked that was cleared and has waited since; empty if that would hold it against itself
 */
record Gate(String name, String check, Rule rule, Optional<Rule> again) {
    /** Asked about a proposal in its surroundings. */
    interface Rule extends BiFunction<SizedProposal, RiskContext, Verdict> {}

    Gate(String name, String check, Rule rule) {
        this(name, check, rule, Optional.of(rule));
    }

    /** One that a clearance spends from: an order that is cleared has its share. */
    static Gate spending(String name, String check, Rule rule) {
        return new Gate(name, check, rule, Optional.empty());
    }

    /** As it is asked about an order that was cleared before. */
    Optional<Gate> askedAgain() {
        return again.map(instead -> new Gate(name, check, instead));
    }

    /** Asks the rule; risk fails closed, so that one that breaks refuses. */
    GateEvaluation evaluate(SizedProposal proposal, RiskContext context) {
        return new GateEvaluation(name, check, verdict(proposal, context));
    }

    private Verdict verdict(SizedProposal proposal, RiskContext context) {
        try {
            return rule.apply(proposal, context);
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    static Verdict failed(RuntimeException e) {
        return Verdict.refuse(Reason.GATE_FAILED, e.toString(), "a verdict");
    }
}
