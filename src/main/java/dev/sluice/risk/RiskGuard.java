package dev.sluice.risk;

import dev.sluice.portfolio.Portfolio;
import dev.sluice.risk.ExposureGroups.Group;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Gate 5: what may be lost. What only makes a position smaller takes no risk: no limit may keep anyone in one. */
final class RiskGuard {
    private static final String NAME = "risk_guard";

    private final RiskLimits limits;
    private final CountedGroups groups;
    private final StrategyCapital capital;
    private final PriceGuard prices;
    private final OrderGuard orders;

    RiskGuard(RiskLimits limits) {
        this.limits = limits;
        this.groups = new CountedGroups(limits.guards().groups());
        this.capital = new StrategyCapital(limits.guards().sizing());
        this.prices = new PriceGuard(limits.guards());
        this.orders = new OrderGuard(limits.guards().orders());
    }

    List<Gate> checks() {
        return List.of(
                check("risk_per_trade", this::riskPerTrade),
                check("order_size", this::orderSize),
                check("exposure_symbol", this::exposureSymbol),
                check("prices", RiskGuard::prices),
                check("exposure_total", this::exposureTotal),
                check("exposure_group", this::exposureGroup),
                check("positions", this::positions),
                check("daily_loss", this::dailyLoss),
                check("drawdown", this::drawdown),
                check("volatility", prices::volatility),
                check("price_collar", prices::collar),
                check("opposite_order", OrderGuard::opposite),
                Gate.spending(NAME, "duplicate", opening(orders::duplicate)),
                Gate.spending(NAME, "throttle", opening(orders::throttle)),
                check("strategy_capital", this::strategyCapital));
    }

    private static Gate check(String name, Gate.Rule rule) {
        return new Gate(NAME, name, opening(rule));
    }

    /** A rule for what opens a position; what only reduces one passes. */
    static Gate.Rule opening(Gate.Rule rule) {
        return (proposal, context) -> context.reduces(proposal) ? Verdict.PASS : rule.apply(proposal, context);
    }

    /** What is lost if the stop holds, or over the distance that volatility says. */
    private Verdict riskPerTrade(SizedProposal proposal, RiskContext context) {
        BigDecimal most =
                context.equity().equity().multiply(limits.maxRiskPerTradePct()).movePointLeft(2);
        BigDecimal loss = PositionSizer.distance(proposal.proposal(), proposal.limit(), context, limits)
                .map(distance -> distance.multiply(proposal.quantity().decimal()))
                .orElseGet(proposal::lossAtStop);
        return Verdict.atMost(Reason.RISK_PER_TRADE, loss, most);
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

    /** The first group that it would make too large; else the one that has the least room. */
    private Verdict exposureGroup(SizedProposal proposal, RiskContext context) {
        Verdict tightest = Verdict.PASS;
        BigDecimal room = null;
        for (Group group : groups.of(proposal.symbol(), context)) {
            BigDecimal after =
                    CountedGroups.exposure(group, proposal.limit(), context).add(proposal.notional());
            BigDecimal left = group.maxExposure().subtract(after);
            if (left.signum() < 0) {
                Measure found = Measure.words(Money.plain(after) + " in group " + group.name());
                return Verdict.refuse(Reason.EXPOSURE_GROUP, found, Measure.amount(group.maxExposure()));
            }
            if (room == null || left.compareTo(room) < 0) {
                room = left;
                tightest = Verdict.pass(Measure.amount(after), Measure.amount(group.maxExposure()));
            }
        }
        return tightest;
    }

    private Verdict positions(SizedProposal proposal, RiskContext context) {
        Portfolio portfolio = context.portfolio();
        boolean held = portfolio.position(proposal.symbol()).quantity().signum() != 0;
        boolean adds = (!held || context.isDust(proposal.symbol()))
                && portfolio.reserved(proposal.symbol()).signum() == 0;
        long after = portfolio.openPositions(context::isDust) + (adds ? 1 : 0);
        return Verdict.atMost(Reason.MAX_POSITIONS, after, limits.maxPositions());
    }

    private Verdict dailyLoss(SizedProposal proposal, RiskContext context) {
        return Verdict.below(Reason.DAILY_LOSS, context.equity().dailyLossPct(), limits.maxDailyLossPct());
    }

    private Verdict drawdown(SizedProposal proposal, RiskContext context) {
        return Verdict.below(Reason.MAX_DRAWDOWN, context.equity().drawdownPct(), limits.maxDrawdownPct());
    }

    private Verdict strategyCapital(SizedProposal proposal, RiskContext context) {
        String strategy = proposal.proposal().strategy();
        Optional<BigDecimal> most = capital.most(strategy, context);
        if (most.isEmpty()) {
            return Verdict.PASS;
        }
        return capital.used(strategy, proposal.symbol(), proposal.limit(), context)
                .map(used -> Verdict.atMost(Reason.STRATEGY_CAPITAL, used.add(proposal.notional()), most.get()))
                .orElseGet(() -> Verdict.refuse(Reason.DATA_STALE, strategy + " holds what has no price", "a price"));
    }
}
