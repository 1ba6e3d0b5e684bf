package dev.sluice.risk;

import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Reason;
import java.util.List;
import java.util.Optional;

/** Gate 8: can the prices be believed that the decision stands on. */
final class MarketDataGate {
    private final RiskLimits limits;

    MarketDataGate(RiskLimits limits) {
        this.limits = limits;
    }

    List<Gate> checks() {
        return List.of(
                new Gate("market_data", "book", MarketDataGate::book),
                new Gate("market_data", "age", this::age),
                new Gate("market_data", "ticker", MarketDataGate::ticker));
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
        if (known.isEmpty()) {
            return Verdict.refuse(
                    Reason.DATA_STALE, Measure.words("no data"), Measure.duration(limits.maxDataAgeNanos()));
        }
        long age = proposal.nowNanos() - known.get().lastDepthNanos();
        return Verdict.atMostNanos(Reason.DATA_STALE, age, limits.maxDataAgeNanos());
    }

    private static Verdict ticker(SizedProposal proposal, RiskContext context) {
        boolean matched = context.market(proposal.symbol())
                .map(market -> market.tickerCheck().lastMatched())
                .orElse(false);
        return matched ? Verdict.PASS : Verdict.refuse(Reason.DATA_OUTLIER, "book differs from ticker", "equal");
    }
}
