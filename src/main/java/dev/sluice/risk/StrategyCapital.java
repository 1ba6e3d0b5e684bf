package dev.sluice.risk;

import dev.sluice.market.SymbolMarket;
import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What a strategy may have at work, and has. */
final class StrategyCapital {
    private final Map<String, BigDecimal> capitalPct;

    StrategyCapital(SizingRules rules) {
        this.capitalPct = rules.capitalPct();
    }

    /** The most that it may have at work, in the account currency; empty where nothing is said. */
    Optional<BigDecimal> most(String strategy, RiskContext context) {
        return Optional.ofNullable(capitalPct.get(strategy))
                .map(pct -> pct.multiply(context.equity().equity()).movePointLeft(2));
    }

    /**
     * What it has at work: its share of every position at the mark, plus what its orders on their way may add; empty if
     * one of its positions has no price. The proposal's own symbol counts at the given price without a mark.
     */
    Optional<BigDecimal> used(String strategy, Symbol proposed, Price fallback, RiskContext context) {
        StrategyBook book = context.memory().strategies();
        BigDecimal sum = context.portfolio().reserved(order -> book.owns(order, strategy));
        for (Map.Entry<Symbol, BigDecimal> share : book.quantities(strategy).entrySet()) {
            Symbol symbol = share.getKey();
            Optional<Price> mark = context.market(symbol).flatMap(SymbolMarket::mark);
            if (mark.isEmpty() && !symbol.equals(proposed)) {
                return Optional.empty();
            }
            sum = sum.add(share.getValue().abs().multiply(mark.orElse(fallback).decimal()));
        }
        return Optional.of(sum);
    }

    /**
     * The most that this proposal may put to work: the more confident it is, the more of the capital, but no more than
     * is free. Empty where nothing is said.
     */
    Optional<BigDecimal> room(TradeProposal proposal, Price limit, RiskContext context) {
        return most(proposal.strategy(), context).map(most -> {
            BigDecimal free = used(proposal.strategy(), proposal.symbol(), limit, context)
                    .map(most::subtract)
                    .orElse(BigDecimal.ZERO);
            return free.min(most.multiply(BigDecimal.valueOf(proposal.confidence())));
        });
    }
}
