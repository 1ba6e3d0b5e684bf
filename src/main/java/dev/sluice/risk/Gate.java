package dev.sluice.risk;

import java.util.function.BiFunction;

/**
 * A named, pure, total rule.
 *
 * @param name stable, shown with every evaluation
 */
record Gate(String name, BiFunction<SizedProposal, RiskContext, Verdict> rule) {
    Verdict check(SizedProposal proposal, RiskContext context) {
        return rule.apply(proposal, context);
    }
}
