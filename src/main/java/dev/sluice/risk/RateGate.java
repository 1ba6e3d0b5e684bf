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
        return List.of(new Gate("rate", "global", this::global), new Gate("rate", "symbol", this::symbol));
    }

    private Verdict global(SizedProposal proposal, RiskContext context) {
        return rate.hasGlobal(proposal.nowNanos())
                ? Verdict.PASS
                : Verdict.refuse(Reason.RATE_GLOBAL, "no token left", limits.globalPerSecond() + "/s");
    }

    private Verdict symbol(SizedProposal proposal, RiskContext context) {
        return rate.hasSymbol(proposal.symbol(), proposal.nowNanos())
                ? Verdict.PASS
                : Verdict.refuse(Reason.RATE_SYMBOL, "no token left", limits.symbolPerSecond() + "/s");
    }
}
