package dev.sluice.risk;

import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The part of gate 5 that looks at prices. */
final class PriceGuard {
    /** More decimals than any limit is written with, and rounded up, so that nothing slips through below its limit. */
    private static final int BPS_SCALE = 6;

    private static final Measure A_PRICE = Measure.words("a price");

    private final CandleRules candles;
    private final OrderRules orders;

    PriceGuard(GuardRules rules) {
        this.candles = rules.candles();
        this.orders = rules.orders();
    }

    /** A symbol that moved too much rests until it has calmed down. */
    Verdict volatility(SizedProposal proposal, RiskContext context) {
        if (!candles.haltsOnVolatility()) {
            return Verdict.PASS;
        }
        PriceMemory prices = context.memory().prices();
        Optional<BigDecimal> pct = prices.volatilityPct(proposal.symbol());
        if (pct.isEmpty()) {
            return unmeasured(proposal, context);
        }
        boolean halted = prices.isHalted(proposal.symbol());
        BigDecimal most = halted ? candles.resumeVolatilityPct() : candles.maxVolatilityPct();
        return Verdict.of(!halted, Reason.VOLATILITY_HALT, Measure.amount(pct.get()), Measure.amount(most));
    }

    /** There are too few candles to say how a symbol moves, or it has not moved at all. */
    static Verdict unmeasured(SizedProposal proposal, RiskContext context) {
        PriceMemory prices = context.memory().prices();
        int candles = prices.candles(proposal.symbol());
        int needed = prices.rules().atrPeriod();
        Measure found = candles < needed ? Measure.count(candles, " candles") : Measure.words("no movement");
        return Verdict.refuse(Reason.DATA_STALE, found, Measure.count(needed, " candles"));
    }

    /**
     * A limit far worse than the market is a mistake: BUY above the mark, SELL below it. A better one costs nothing. An
     * order that a stop price triggers is measured from that price.
     */
    Verdict collar(SizedProposal proposal, RiskContext context) {
        if (orders.collarBps().signum() == 0) {
            return Verdict.PASS;
        }
        Optional<Price> from = proposal.terms()
                .options()
                .stopPrice()
                .or(() -> context.market(proposal.symbol()).flatMap(SymbolMarket::mark));
        if (from.isEmpty()) {
            return Verdict.refuse(Reason.DATA_STALE, Measure.words("no price"), A_PRICE);
        }
        long worse = (proposal.limit().units() - from.get().units())
                * proposal.proposal().side().sign();
        return Verdict.atMost(Reason.PRICE_COLLAR, bps(worse, from.get().units()), orders.collarBps());
    }

    /** A difference of prices in basis points of a price, rounded up. */
    static BigDecimal bps(long difference, long of) {
        return BigDecimal.valueOf(difference)
                .movePointRight(4)
                .divide(BigDecimal.valueOf(of), BPS_SCALE, RoundingMode.CEILING);
    }
}
