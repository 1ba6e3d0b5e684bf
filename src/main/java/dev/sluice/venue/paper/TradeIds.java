package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.Map;

/** The last trade ids given: one sequence for the whole exchange, or after {@link #resume} one for each symbol. */
final class TradeIds {
    private final Map<Symbol, Long> bySymbol = new HashMap<>();
    private long shared;

    void resume(Map<Symbol, Long> last) {
        bySymbol.putAll(last);
    }

    String next(Symbol symbol) {
        return Long.toString(bySymbol.isEmpty() ? ++shared : bySymbol.merge(symbol, 1L, Long::sum));
    }

    long last(Symbol symbol) {
        return bySymbol.isEmpty() ? shared : bySymbol.getOrDefault(symbol, 0L);
    }
}
