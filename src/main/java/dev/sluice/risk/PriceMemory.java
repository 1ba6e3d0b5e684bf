package dev.sluice.risk;

import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How prices have moved, by symbol: folded from trades, and measured when a candle closes. */
final class PriceMemory {
    private final CandleRules rules;
    private final Map<Symbol, CandleFold> folds = new HashMap<>();
    private final Optional<Correlations> correlations;

    PriceMemory(CandleRules rules, Collection<Symbol> symbols) {
        this.rules = rules;
        this.correlations = rules.comparesReturns()
                ? Optional.of(new Correlations(rules.minCorrelationRatio(), symbols))
                : Optional.empty();
        symbols.forEach(symbol -> folds.put(symbol, new CandleFold(rules)));
    }

    /** A trade at a price in 10⁻⁸; of a symbol that the desk does not trade nothing is kept. */
    void traded(Symbol symbol, long price, long tradedNanos) {
        CandleFold fold = folds.get(symbol);
        if (fold != null && fold.traded(price, tradedNanos)) {
            correlations.ifPresent(measured -> measured.closed(symbol, folds));
        }
    }

    /** In quote currency per base unit; empty while there are too few candles. */
    Optional<BigDecimal> averageTrueRange(Symbol symbol) {
        CandleFold fold = folds.get(symbol);
        return fold == null ? Optional.empty() : fold.averageTrueRange();
    }

    /** Average true range in percent of the last close; empty while there are too few candles. */
    Optional<BigDecimal> volatilityPct(Symbol symbol) {
        CandleFold fold = folds.get(symbol);
        return fold == null ? Optional.empty() : fold.volatilityPct();
    }

    /** Whether the symbol moved too much and has not calmed down since. */
    boolean isHalted(Symbol symbol) {
        CandleFold fold = folds.get(symbol);
        return fold != null && fold.isHalted();
    }

    /** Candles that its measures stand on, at most {@link CandleRules#atrPeriod}. */
    int candles(Symbol symbol) {
        CandleFold fold = folds.get(symbol);
        return fold == null ? 0 : fold.candles();
    }

    /** Symbols that count together with this one, itself included; empty where returns are not compared. */
    List<Symbol> correlated(Symbol symbol) {
        return correlations.map(measured -> measured.group(symbol)).orElseGet(List::of);
    }

    CandleRules rules() {
        return rules;
    }
}
