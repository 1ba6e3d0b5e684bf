package dev.sluice.risk;

import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Reason;
import java.util.List;
import java.util.Optional;

/** Gate 8: can the prices be believed that the decision stands on. */
final class MarketDataGate {
    static final String NAME = "market_data";

    private static final Measure NO_DATA = Measure.words("no data");
    private static final Measure NO_GAP = Measure.words("no gap");

    private final long maxAgeNanos;
    private final DataPolicy policy;
    private final DataChecks checks;

    /** @param maxAgeNanos oldest depth message that a decision may stand on */
    MarketDataGate(long maxAgeNanos, DataPolicy policy, DataChecks checks) {
        this.maxAgeNanos = maxAgeNanos;
        this.policy = policy;
        this.checks = checks;
    }

    List<Gate> checks() {
        return List.of(
                new Gate(NAME, "book", MarketDataGate::book),
                new Gate(NAME, "age", this::age),
                new Gate(NAME, "gap", this::gap),
                new Gate(NAME, "outlier", this::outlier),
                new Gate(NAME, "ticker", MarketDataGate::ticker));
    }

    private static Verdict book(SizedProposal proposal, RiskContext context) {
        Optional<SymbolMarket> known = context.market(proposal.symbol());
        boolean usable = known.isPresent()
                && known.get().book().synchronised()
                && known.get().book().hasSaneTop();
        return usable ? Verdict.PASS : Verdict.refuse(Reason.BOOK_UNSYNCED);
    }

    private Verdict age(SizedProposal proposal, RiskContext context) {
        Optional<SymbolMarket> known = context.market(proposal.symbol());
        if (known.isEmpty() || known.get().lastDepthNanos() == 0) {
            return Verdict.refuse(Reason.DATA_STALE, NO_DATA, Measure.duration(maxAgeNanos));
        }
        long age = proposal.nowNanos() - known.get().lastDepthNanos();
        return Verdict.atMostNanos(Reason.DATA_STALE, age, maxAgeNanos);
    }

    /** What was missed is filled up by now, but nobody saw it come. */
    private Verdict gap(SizedProposal proposal, RiskContext context) {
        long last = checks.of(proposal.symbol()).lastGapNanos();
        if (last == Long.MIN_VALUE) {
            return Verdict.pass(NO_GAP, Measure.duration(policy.gapWindowNanos()));
        }
        long ago = proposal.nowNanos() - last;
        boolean passes = ago >= policy.gapWindowNanos();
        return Verdict.of(passes, Reason.DATA_GAP, Measure.duration(ago), Measure.duration(policy.gapWindowNanos()));
    }

    private Verdict outlier(SizedProposal proposal, RiskContext context) {
        DataCheck check = checks.of(proposal.symbol());
        Optional<Price> mark = context.market(proposal.symbol()).flatMap(SymbolMarket::mark);
        if (!check.knows() || mark.isEmpty()) {
            return Verdict.PASS;
        }
        long distance = check.distance(mark.get().units());
        return Verdict.of(
                distance <= check.allowed(),
                Reason.DATA_OUTLIER,
                DataCheck.units(distance),
                DataCheck.units(check.allowed()));
    }

    private static Verdict ticker(SizedProposal proposal, RiskContext context) {
        boolean matched = context.market(proposal.symbol())
                .map(market -> market.tickerCheck().lastMatched())
                .orElse(false);
        return matched ? Verdict.PASS : Verdict.refuse(Reason.DATA_OUTLIER, "book differs from ticker", "equal");
    }
}
