package dev.sluice.risk;

import dev.sluice.halt.Halt;
import dev.sluice.health.Health;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.EquityWatch;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.Position;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Everything that a gate may look at. */
public record RiskContext(
        Map<Symbol, Instrument> instruments,
        Markets markets,
        Portfolio portfolio,
        EquityWatch equity,
        Halt halt,
        Health health,
        RiskMemory memory) {

    Optional<Instrument> instrument(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    Optional<SymbolMarket> market(Symbol symbol) {
        return markets.of(symbol);
    }

    /**
     * Whether it can only make the position smaller, counting what other reducing orders take already: on the other
     * side, and no larger.
     */
    boolean reduces(SizedProposal sized) {
        return portfolio.shrinks(sized.symbol(), sized.proposal().side(), sized.quantity());
    }

    /** Whether what is held of it is so little that nothing can be done with it. */
    boolean isDust(Symbol symbol) {
        Optional<Price> mark = market(symbol).flatMap(SymbolMarket::mark);
        return instrument(symbol)
                .map(instrument -> portfolio.isDust(instrument, mark))
                .orElse(false);
    }

    /** A symbol whose position cannot be valued; the proposal's own counts at its limit. */
    Optional<Symbol> unpriced(Symbol proposed) {
        return portfolio.positions().stream()
                .filter(position -> position.quantity().signum() != 0)
                .map(Position::symbol)
                .filter(symbol -> !symbol.equals(proposed)
                        && market(symbol).flatMap(SymbolMarket::mark).isEmpty())
                .findFirst();
    }

    /** Exposure of a symbol; without a mark its position counts at the given price. */
    BigDecimal exposure(Symbol symbol, Price fallback) {
        return portfolio.exposure(
                symbol, market(symbol).flatMap(SymbolMarket::mark).orElse(fallback));
    }

    /** Exposure over all symbols that the desk trades. */
    BigDecimal totalExposure(Price fallback) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Symbol symbol : instruments.keySet()) {
            sum = sum.add(exposure(symbol, fallback));
        }
        return sum;
    }
}
