package dev.sluice.portfolio;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the account was worth at a moment, and what that is made of; amounts in its currency. A margin is not among it:
 * a spot account has none, which is not the same as zero.
 *
 * @param exposure positions at the mark and orders on their way; empty while something that is held has no mark
 * @param balances the venue's last word on each asset
 */
public record AccountSnapshot(
        long atNanos,
        Asset currency,
        Equity equity,
        Profit profit,
        Optional<BigDecimal> exposure,
        List<BalanceChange> balances) {
    /**
     * Equity and the marks that losses are measured from.
     *
     * @param opening balance of the currency when the journal began, plus transfers since
     */
    public record Equity(
            BigDecimal opening, BigDecimal now, BigDecimal peak, BigDecimal dayStart, BigDecimal drawdownPct) {}

    /**
     * What was won and lost since the journal began.
     *
     * @param unrealized at the mark; a position without a mark counts as zero
     * @param fees what commissions were worth that something priced
     */
    public record Profit(BigDecimal realized, BigDecimal unrealized, BigDecimal fees) {}

    public AccountSnapshot {
        balances = List.copyOf(balances);
    }

    /**
     * As it stands.
     *
     * @param watch valued at these marks just now
     */
    public static AccountSnapshot of(
            Asset currency,
            Portfolio portfolio,
            EquityWatch watch,
            Function<Symbol, Optional<Price>> marks,
            long nowNanos) {
        BigDecimal realized = BigDecimal.ZERO;
        BigDecimal unrealized = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        for (Position position : portfolio.positions()) {
            realized = realized.add(position.realizedPnl());
            fees = fees.add(position.fees());
            unrealized = unrealized.add(
                    marks.apply(position.symbol()).map(position::unrealizedPnl).orElse(BigDecimal.ZERO));
        }
        Exposures exposures = Exposures.of(portfolio, marks, Set.of(), Map.of());
        return new AccountSnapshot(
                nowNanos,
                currency,
                new Equity(watch.opening(), watch.equity(), watch.peak(), watch.dayStart(), watch.drawdownPct()),
                new Profit(realized, unrealized, fees),
                exposures.all().total(),
                List.copyOf(portfolio.balances()));
    }

    /** Equity without what is not realised yet. */
    public BigDecimal balance() {
        return equity.now().subtract(profit.unrealized());
    }
}
