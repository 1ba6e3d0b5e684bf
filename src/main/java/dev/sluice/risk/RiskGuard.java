package dev.sluice.risk;

import dev.sluice.portfolio.Portfolio;
import dev.sluice.vocabulary.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;

/** Gate 5: what may be lost. What only makes a position smaller takes no risk: no limit may keep anyone in one. */
final class RiskGuard {
    private final RiskLimits limits;

    RiskGuard(RiskLimits limits) {
        this.limits = limits;
    }

    List<Gate> checks() {
        return List.of(
                check("risk_per_trade", this::riskPerTrade),
                check("order_size", this::orderSize),
                check("exposure_symbol", this::exposureSymbol),
                check("prices", RiskGuard::prices),
                check("exposure_total", this::exposureTotal),
                check("positions", this::positions),
                check("daily_loss", this::dailyLoss),
                check("drawdown", this::drawdown),
                check("opposite_order", RiskGuard::oppositeOrder));
    }

    private static Gate check(String name, BiFunction<SizedProposal, RiskContext, Verdict> rule) {
        return new Gate(
                "risk_guard",
                name,
                (proposal, context) -> context.reduces(proposal) ? Verdict.PASS : rule.apply(proposal, context));
    }

    private Verdict riskPerTrade(SizedProposal proposal, RiskContext context) {
        BigDecimal most =
                context.equity().equity().multiply(limits.maxRiskPerTradePct()).movePointLeft(2);
        return Verdict.atMost(Reason.RISK_PER_TRADE, proposal.lossAtStop(), most);
    }

    private Verdict orderSize(SizedProposal proposal, RiskContext context) {
        return Verdict.atMost(Reason.MAX_ORDER_SIZE, proposal.notional(), limits.maxOrderNotional());
    }

    private Verdict exposureSymbol(SizedProposal proposal, RiskContext context) {
        BigDecimal symbol =
                context.exposure(proposal.symbol(), proposal.limit()).add(proposal.notional());
        return Verdict.atMost(Reason.EXPOSURE_SYMBOL, symbol, limits.maxExposureSymbol());
    }

    /** The total is no total while one of its positions has no price. */
    private static Verdict prices(SizedProposal proposal, RiskContext context) {
        return context.unpriced(proposal.symbol())
                .map(symbol -> Verdict.refuse(Reason.DATA_STALE, symbol + " has a position and no price", "a price"))
                .orElse(Verdict.PASS);
    }

    private Verdict exposureTotal(SizedProposal proposal, RiskContext context) {
        BigDecimal total = context.totalExposure(proposal.limit()).add(proposal.notional());
        return Verdict.atMost(Reason.EXPOSURE_TOTAL, total, limits.maxExposureTotal());
    }

    private Verdict positions(SizedProposal proposal, RiskContext context) {
        Portfolio portfolio = context.portfolio();
        boolean held = portfolio.position(proposal.symbol()).quantity().signum() != 0;
        boolean adds = (!held || context.isDust(proposal.symbol()))
                && portfolio.reserved(proposal.symbol()).signum() == 0;
        int after = portfolio.openPositions(context::isDust) + (adds ? 1 : 0);
        return after > limits.maxPositions()
                ? Verdict.refuse(Reason.MAX_POSITIONS, Integer.toString(after), Integer.toString(limits.maxPositions()))
                : Verdict.PASS;
    }

    private Verdict dailyLoss(SizedProposal proposal, RiskContext context) {
        return Verdict.below(Reason.DAILY_LOSS, context.equity().dailyLossPct(), limits.maxDailyLossPct());
    }

    private Verdict drawdown(SizedProposal proposal, RiskContext context) {
        return Verdict.below(Reason.MAX_DRAWDOWN, context.equity().drawdownPct(), limits.maxDrawdownPct());
    }

    private static Verdict oppositeOrder(SizedProposal proposal, RiskContext context) {
        boolean opposite = context.portfolio()
                .hasOrder(proposal.symbol(), proposal.proposal().side().opposite());
        return opposite ? Verdict.refuse(Reason.OPPOSITE_ORDER) : Verdict.PASS;
    }
}
