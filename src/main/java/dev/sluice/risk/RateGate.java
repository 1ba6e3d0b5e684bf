package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import java.util.List;

/** Gate 2: is there a token left. */
final class RateGate {
    private final RiskLimits limits;
    private final RateTokens rate;

    RateGate(RiskLimits limits, RateTokens rate) {
        this.limits = limits;
        this.rate = rate;
    }

    List<Gate> checks() {
        return List.of(Gate.spending("rate", "global", this::global), Gate.spending("rate", "symbol", this::symbol));
    }

    private Verdict global(SizedProposal proposal, RiskContext context) {
        long left = rate.global(proposal.nowNanos());
        return Verdict.of(left > 0, Reason.RATE_GLOBAL, left(left), perSecond(limits.globalPerSecond()));
    }

    private Verdict symbol(SizedProposal proposal, RiskContext context) {
        long left = rate.symbol(proposal.symbol(), proposal.nowNanos());
        return Verdict.of(left > 0, Reason.RATE_SYMBOL, left(left), perSecond(limits.symbolPerSecond()));
    }

    private static Measure left(long tokens) {
        return Measure.count(tokens, " left");
    }

    private static Measure perSecond(long tokens) {
        return Measure.count(tokens, "/s");
    }
}
