package dev.sluice.risk;

import dev.sluice.risk.ExposureGroups.Group;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * As much as loses {@code maxRiskPerTradePct} of equity over the distance that the trade is taken to lose, but no more
 * than every limit leaves; rounded down to the venue's step, never up. What a person asked for is not sized.
 */
final class PositionSizer {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE, FixedPoint.SCALE);

    private final RiskLimits limits;
    private final CountedGroups groups;
    private final StrategyCapital capital;

    PositionSizer(RiskLimits limits) {
        this.limits = limits;
        this.groups = new CountedGroups(limits.guards().groups());
        this.capital = new StrategyCapital(limits.guards().sizing());
    }

    /** The smallest of several amounts, and which it was. */
    private static final class Smallest {
        private BigDecimal amount;
        private String name;

        Smallest(String name, BigDecimal amount) {
            this.name = name;
            this.amount = amount;
        }

        void or(String other, BigDecimal otherAmount) {
            if (otherAmount.compareTo(amount) < 0) {
                amount = otherAmount;
                name = other;
            }
        }
    }

    /** The proposal with its size; zero where there is nothing to size by, or where nothing is left. */
    SizedProposal size(TradeProposal proposal, RiskContext context, long nowNanos) {
        if (proposal.request().isPresent()) {
            Quantity asked = proposal.request().get().terms().quantity();
            return new SizedProposal(proposal, proposal.limit(), asked, nowNanos);
        }
        Optional<Instrument> instrument = context.instrument(proposal.symbol());
        Price limit = instrument
                .map(rules -> rules.roundToTick(proposal.limit(), proposal.side()))
                .orElse(proposal.limit());
        Smallest smallest = smallest(proposal, limit, context);
        Quantity bound = quantity(smallest.amount);
        Quantity rounded = instrument.map(rules -> rules.roundDown(bound)).orElse(bound);
        String by = instrument.isPresent() && isBound(bound, rounded, instrument.get()) ? "lot_size" : smallest.name;
        return new SizedProposal(proposal, limit, rounded, by, nowNanos);
    }

    /** Whether the venue's bounds, and not its step alone, made it smaller. */
    private static boolean isBound(Quantity bound, Quantity rounded, Instrument instrument) {
        long lost = bound.units() - rounded.units();
        return lost > 0 && (rounded.isZero() || lost >= instrument.lot().step());
    }

    /** In base units. */
    private Smallest smallest(TradeProposal proposal, Price limit, RiskContext context) {
        Optional<BigDecimal> distance = distance(proposal, limit, context, limits);
        if (distance.isEmpty()) {
            return new Smallest("risk_per_trade", BigDecimal.ZERO);
        }
        BigDecimal risked =
                context.equity().equity().multiply(limits.maxRiskPerTradePct()).movePointLeft(2);
        Smallest smallest =
                new Smallest("risk_per_trade", risked.divide(distance.get(), FixedPoint.SCALE, RoundingMode.DOWN));
        Smallest value = worth(proposal, limit, context);
        smallest.or(value.name, value.amount.divide(limit.decimal(), FixedPoint.SCALE, RoundingMode.DOWN));
        return smallest;
    }

    /** In the account currency. */
    private Smallest worth(TradeProposal proposal, Price limit, RiskContext context) {
        Smallest worth = new Smallest("max_order_size", limits.maxOrderNotional());
        worth.or("exposure_symbol", limits.maxExposureSymbol().subtract(context.exposure(proposal.symbol(), limit)));
        worth.or("exposure_total", limits.maxExposureTotal().subtract(context.totalExposure(limit)));
        for (Group group : groups.of(proposal.symbol(), context)) {
            worth.or("exposure_group " + group.name(), CountedGroups.left(group, limit, context));
        }
        capital.room(proposal, limit, context).ifPresent(room -> worth.or("strategy_capital", room));
        return worth;
    }

    private static Quantity quantity(BigDecimal bound) {
        BigDecimal sane = bound.min(LARGEST).max(BigDecimal.ZERO).setScale(FixedPoint.SCALE, RoundingMode.DOWN);
        return Quantity.ofUnits(FixedPoint.toUnits(sane));
    }

    /**
     * What one unit is taken to lose: by the stop, or by the average true range where volatility sizes. Empty if that
     * is not known, or if the stop lies on the wrong side.
     */
    static Optional<BigDecimal> distance(TradeProposal proposal, Price limit, RiskContext context, RiskLimits limits) {
        Optional<BigDecimal> byStop = stopDistance(proposal, limit);
        if (limits.guards().sizing().method() == SizingRules.Method.FIXED_RISK) {
            return byStop;
        }
        if (proposal.stop().isPresent() && byStop.isEmpty()) {
            return Optional.empty();
        }
        return volatilityDistance(proposal, context, limits)
                .map(byRange -> byStop.map(byRange::max).orElse(byRange));
    }

    /** The multiple of the average true range; empty while that is not known, or where nothing has moved. */
    static Optional<BigDecimal> volatilityDistance(TradeProposal proposal, RiskContext context, RiskLimits limits) {
        BigDecimal multiple = limits.guards().sizing().atrMultiple();
        return context.memory()
                .prices()
                .averageTrueRange(proposal.symbol())
                .filter(range -> range.signum() > 0)
                .map(multiple::multiply);
    }

    /** Distance from limit to stop; empty if there is no stop or it lies on the wrong side. */
    static Optional<BigDecimal> stopDistance(TradeProposal proposal, Price limit) {
        Optional<Price> stop = proposal.stop();
        if (stop.isEmpty()) {
            return Optional.empty();
        }
        long units = (limit.units() - stop.get().units()) * proposal.side().sign();
        return units > 0 ? Optional.of(FixedPoint.toDecimal(units)) : Optional.empty();
    }
}
