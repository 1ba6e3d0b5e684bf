package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import java.util.List;

/** Gate 2: is there a token left, of ours and of the venue's. */
final class RateGate {
    private final RateTokens rate;
    private final VenueLoad load;
    private final Measure globalPerSecond;
    private final Measure symbolPerSecond;
    private final int maxWeightPct;

    RateGate(RiskLimits limits, GatePolicies policies, GateMemory memory) {
        this.rate = memory.rate();
        this.load = memory.load();
        this.globalPerSecond = Measure.count(limits.globalPerSecond(), "/s");
        this.symbolPerSecond = Measure.count(limits.symbolPerSecond(), "/s");
        this.maxWeightPct = policies.maxVenueWeightPct();
    }

    List<Gate> checks() {
        return List.of(
                Gate.spending("rate", "global", this::global),
                Gate.spending("rate", "symbol", this::symbol),
                new Gate("rate", "venue_weight", this::weight));
    }

    private Verdict global(SizedProposal proposal, RiskContext context) {
        long left = rate.global(proposal.nowNanos());
        return Verdict.of(left > 0, Reason.RATE_GLOBAL, left(left), globalPerSecond);
    }

    private Verdict symbol(SizedProposal proposal, RiskContext context) {
        long left = rate.symbol(proposal.symbol(), proposal.nowNanos());
        return Verdict.of(left > 0, Reason.RATE_SYMBOL, left(left), symbolPerSecond);
    }

    /** Near its limit the venue soon refuses everybody, cancels too: what is left is for them. */
    private Verdict weight(SizedProposal proposal, RiskContext context) {
        long used = load.usedPct(proposal.nowNanos());
        return used < 0 ? Verdict.PASS : Verdict.atMost(Reason.VENUE_WEIGHT, used, maxWeightPct);
    }

    private static Measure left(long tokens) {
        return Measure.count(tokens, " left");
    }
}
