package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;

/** The part of gate 5 that looks at the orders there have been. */
final class OrderGuard {
    private static final Measure NONE = Measure.words("no opposite order");

    private final OrderRules rules;

    OrderGuard(OrderRules rules) {
        this.rules = rules;
    }

    static Verdict opposite(SizedProposal proposal, RiskContext context) {
        Side other = proposal.proposal().side().opposite();
        return context.portfolio().hasOrder(proposal.symbol(), other)
                ? Verdict.refuse(Reason.OPPOSITE_ORDER, Measure.words("a " + other + " order on its way"), NONE)
                : Verdict.pass(NONE, NONE);
    }

    /**
     * The same symbol, side, quantity and price again within the window. A person's order is none: it came under a key
     * of its own, which says that it is meant, and a repetition of a key never comes this far.
     */
    Verdict duplicate(SizedProposal proposal, RiskContext context) {
        if (rules.duplicateNanos() == 0 || proposal.isManual()) {
            return Verdict.PASS;
        }
        long since = context.memory().orders().sinceSame(proposal);
        return since < 0
                ? Verdict.PASS
                : Verdict.refuse(Reason.DUPLICATE, Measure.duration(since), Measure.duration(rules.duplicateNanos()));
    }

    Verdict throttle(SizedProposal proposal, RiskContext context) {
        if (rules.perMinute() == 0) {
            return Verdict.PASS;
        }
        long orders = context.memory().orders().lastMinute(proposal.symbol(), proposal.nowNanos()) + 1L;
        return Verdict.atMost(Reason.SYMBOL_THROTTLE, orders, rules.perMinute());
    }
}
