package dev.sluice.market;

import dev.sluice.feed.MarketEvent;
import dev.sluice.vocabulary.Symbol;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The markets of all symbols seen so far, at most {@value #SYMBOL_LIMIT}. */
public final class Markets {
    /** Symbols kept; events of further ones are refused. */
    public static final int SYMBOL_LIMIT = 1_024;

    private final Map<Symbol, SymbolMarket> bySymbol = new LinkedHashMap<>();
    private @Nullable SymbolMarket newest;
    private final FlowRules flow;

    public Markets() {
        this(FlowRules.DEFAULT);
    }

    /** @param flow which delta bars are made of every symbol's trades */
    public Markets(FlowRules flow) {
        this.flow = flow;
    }

    /** Folds one event in and gives back its symbol's market; empty if it brought nothing new. */
    public Optional<SymbolMarket> on(MarketEvent event) {
        SymbolMarket last = newest;
        SymbolMarket market = last != null && last.symbol() == event.symbol() ? last : bySymbol.get(event.symbol());
        if (market == null) {
            if (bySymbol.size() == SYMBOL_LIMIT) {
                throw new IllegalStateException("more than " + SYMBOL_LIMIT + " symbols in the feed");
            }
            market = new SymbolMarket(event.symbol(), flow);
            bySymbol.put(event.symbol(), market);
        }
        newest = market;
        return market.on(event) ? Optional.of(market) : Optional.empty();
    }

    public Optional<SymbolMarket> of(Symbol symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    /** In the order in which the symbols first appeared. */
    public Collection<SymbolMarket> all() {
        return Collections.unmodifiableCollection(bySymbol.values());
    }
}
