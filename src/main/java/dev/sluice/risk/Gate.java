package dev.sluice.risk;

import java.util.function.BiFunction;

/**
 * A named, pure, total rule. A gate with several rules is several of these in a row, all under its name.
 *
 * @param name the gate's; stable, shown with every evaluation
 * @param check what the rule looks at; stable, shown with every evaluation, and differs within the gate
 */
record Gate(String name, String check, BiFunction<SizedProposal, RiskContext, Verdict> rule) {
    Verdict check(SizedProposal proposal, RiskContext context) {
        return rule.apply(proposal, context);
    }
}
