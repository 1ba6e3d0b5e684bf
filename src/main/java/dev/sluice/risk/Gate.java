package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import java.util.function.BiFunction;

/**
 * A named, pure, total rule. A gate with several rules is several of these in a row, all under its name.
 *
 * @param name the gate's; stable, shown with every evaluation
 * @param check what the rule looks at; stable, shown with every evaluation, and differs within the gate
 * @param spends whether a clearance uses up what the rule looks at, so that an order that is cleared already must not be
 *     asked again
 */
record Gate(String name, String check, BiFunction<SizedProposal, RiskContext, Verdict> rule, boolean spends) {
    Gate(String name, String check, BiFunction<SizedProposal, RiskContext, Verdict> rule) {
        this(name, check, rule, false);
    }

    /** One that a clearance spends from. */
    static Gate spending(String name, String check, BiFunction<SizedProposal, RiskContext, Verdict> rule) {
        return new Gate(name, check, rule, true);
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
