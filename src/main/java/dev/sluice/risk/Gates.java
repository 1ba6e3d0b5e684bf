package dev.sluice.risk;

import dev.sluice.halt.Halt;
import dev.sluice.halt.TradingState;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The gates, in the order in which they are asked. Each only reads. */
final class Gates {
    private final RiskLimits limits;
    private final RateTokens rate;

    Gates(RiskLimits limits, RateTokens rate) {
        this.limits = limits;
        this.rate = rate;
    }

    List<Gate> inOrder() {
        return List.of(
                new Gate("trading_state", this::tradingState),
                new Gate("size", this::size),
                new Gate("compliance", this::compliance),
                new Gate("rate", this::rate),
                new Gate("risk_guard", this::riskGuard),
                new Gate("market_data", this::marketData));
    }

    private Verdict tradingState(SizedProposal proposal, RiskContext context) {
        if (!context.halt().isAligned()) {
            return Verdict.refuse(Reason.NOT_ALIGNED, "not aligned", "aligned");
        }
        Optional<Reason> closed = context.reduces(proposal) ? Optional.empty() : closed(context.halt());
        if (closed.isPresent()) {
            return Verdict.refuse(closed.get(), context.halt().state().name(), TradingState.ACTIVE.name());
        }
        return context.halt().pause(proposal.symbol()).isPresent()
                ? Verdict.refuse(Reason.SYMBOL_PAUSED)
                : Verdict.PASS;
    }

    /** Why nothing may open a position; what only makes one smaller passes, or nobody could get out. */
    private static Optional<Reason> closed(Halt halt) {
        if (halt.isKilled()) {
            return Optional.of(Reason.KILL_SWITCH);
        }
        return switch (halt.state()) {
            case HALTED -> Optional.of(Reason.TRADING_HALTED);
            case REDUCING -> Optional.of(Reason.REDUCING_ONLY);
            case ACTIVE -> Optional.empty();
        };
    }

    private Verdict size(SizedProposal proposal, RiskContext context) {
        boolean unsized = PositionSizer.stopDistance(proposal.proposal(), proposal.limit())
                .isEmpty();
        if (unsized && !proposal.isManual()) {
            return Verdict.refuse(Reason.STOP_MISSING);
        }
        return proposal.quantity().isZero() ? Verdict.refuse(Reason.SIZE_ZERO) : Verdict.PASS;
    }

    private Verdict compliance(SizedProposal proposal, RiskContext context) {
        Symbol symbol = proposal.symbol();
        boolean allowed =
                limits.symbols().contains(symbol) && context.instrument(symbol).isPresent();
        return allowed
                ? Verdict.PASS
                : Verdict.refuse(Reason.SYMBOL_NOT_ALLOWED, symbol.name(), new TreeSet<>(limits.symbols()).toString());
    }

    private Verdict rate(SizedProposal proposal, RiskContext context) {
        if (!rate.hasGlobal(proposal.nowNanos())) {
            return Verdict.refuse(Reason.RATE_GLOBAL, "no token left", limits.globalPerSecond() + "/s");
        }
        return rate.hasSymbol(proposal.symbol(), proposal.nowNanos())
                ? Verdict.PASS
                : Verdict.refuse(Reason.RATE_SYMBOL, "no token left", limits.symbolPerSecond() + "/s");
    }

    /** What only makes a position smaller takes no risk: none of the limits may keep anyone in a position. */
    private Verdict riskGuard(SizedProposal proposal, RiskContext context) {
        if (context.reduces(proposal)) {
            return Verdict.PASS;
        }
        return riskPerTrade(proposal, context)
                .and(() -> Verdict.atMost(Reason.MAX_ORDER_SIZE, proposal.notional(), limits.maxOrderNotional()))
                .and(() -> exposure(proposal, context))
                .and(() -> positions(proposal, context))
                .and(() -> Verdict.below(Reason.DAILY_LOSS, context.equity().dailyLossPct(), limits.maxDailyLossPct()))
                .and(() -> Verdict.below(Reason.MAX_DRAWDOWN, context.equity().drawdownPct(), limits.maxDrawdownPct()))
                .and(() -> oppositeOrder(proposal, context));
    }

    private Verdict riskPerTrade(SizedProposal proposal, RiskContext context) {
        BigDecimal most =
                context.equity().equity().multiply(limits.maxRiskPerTradePct()).movePointLeft(2);
        return Verdict.atMost(Reason.RISK_PER_TRADE, proposal.lossAtStop(), most);
    }

    private Verdict exposure(SizedProposal proposal, RiskContext context) {
        BigDecimal more = proposal.notional();
        BigDecimal symbol =
                context.exposure(proposal.symbol(), proposal.limit()).add(more);
        return Verdict.atMost(Reason.EXPOSURE_SYMBOL, symbol, limits.maxExposureSymbol())
                .and(() -> priced(proposal, context))
                .and(() -> Verdict.atMost(
                        Reason.EXPOSURE_TOTAL,
                        context.totalExposure(proposal.limit()).add(more),
                        limits.maxExposureTotal()));
    }

    /** The total is no total while one of its positions has no price. */
    private static Verdict priced(SizedProposal proposal, RiskContext context) {
        return context.unpriced(proposal.symbol())
                .map(symbol -> Verdict.refuse(Reason.DATA_STALE, symbol + " has a position and no price", "a price"))
                .orElse(Verdict.PASS);
    }

    private Verdict positions(SizedProposal proposal, RiskContext context) {
        Portfolio portfolio = context.portfolio();
        boolean adds = portfolio.position(proposal.symbol()).quantity().signum() == 0
                && portfolio.reserved(proposal.symbol()).signum() == 0;
        int after = portfolio.openPositions() + (adds ? 1 : 0);
        return after > limits.maxPositions()
                ? Verdict.refuse(Reason.MAX_POSITIONS, Integer.toString(after), Integer.toString(limits.maxPositions()))
                : Verdict.PASS;
    }

    private Verdict oppositeOrder(SizedProposal proposal, RiskContext context) {
        boolean opposite = context.portfolio()
                .hasOrder(proposal.symbol(), proposal.proposal().side().opposite());
        return opposite ? Verdict.refuse(Reason.OPPOSITE_ORDER) : Verdict.PASS;
    }

    private Verdict marketData(SizedProposal proposal, RiskContext context) {
        Optional<SymbolMarket> known = context.market(proposal.symbol());
        if (known.isEmpty()
                || !known.get().book().synchronised()
                || !known.get().book().hasSaneTop()) {
            return Verdict.refuse(Reason.BOOK_UNSYNCED);
        }
        SymbolMarket market = known.get();
        long age = proposal.nowNanos() - market.lastDepthNanos();
        if (age > limits.maxDataAgeNanos()) {
            return Verdict.refuse(Reason.DATA_STALE, millis(age), millis(limits.maxDataAgeNanos()));
        }
        return market.tickerCheck().lastMatched()
                ? Verdict.PASS
                : Verdict.refuse(Reason.DATA_OUTLIER, "book differs from ticker", "equal");
    }

    private static String millis(long nanos) {
        return Money.plain(BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(UtcNanos.PER_MILLI))) + " ms";
    }
}
