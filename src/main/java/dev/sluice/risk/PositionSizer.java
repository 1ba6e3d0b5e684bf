package dev.sluice.risk;

import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Fixed risk per trade: as much as loses {@code maxRiskPerTradePct} of equity between limit and stop, but no more than
 * {@code maxOrderNotional}; rounded down to the venue's step, never up.
 */
final class PositionSizer {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE, FixedPoint.SCALE);

    private PositionSizer() {}

    /**
     * The size; zero without a usable stop, or when the step leaves nothing.
     *
     * @param limit the price that the order is sent with, on the venue's tick grid
     */
    static Quantity size(TradeProposal proposal, Price limit, RiskContext context, RiskLimits limits) {
        Optional<BigDecimal> distance = stopDistance(proposal, limit);
        if (distance.isEmpty() || context.equity().equity().signum() <= 0) {
            return Quantity.ZERO;
        }
        BigDecimal risked =
                context.equity().equity().multiply(limits.maxRiskPerTradePct()).movePointLeft(2);
        BigDecimal byRisk = risked.divide(distance.get(), FixedPoint.SCALE, RoundingMode.DOWN);
        BigDecimal byNotional = limits.maxOrderNotional().divide(limit.decimal(), FixedPoint.SCALE, RoundingMode.DOWN);
        BigDecimal smallest = byRisk.min(byNotional).min(LARGEST).max(BigDecimal.ZERO);
        Quantity quantity = Quantity.ofUnits(FixedPoint.toUnits(smallest));
        return context.instrument(proposal.symbol())
                .map(instrument -> instrument.roundDown(quantity))
                .orElse(quantity);
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
