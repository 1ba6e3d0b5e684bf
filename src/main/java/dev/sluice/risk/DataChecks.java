package dev.sluice.risk;

import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.Map;

/** The checks of all symbols. */
final class DataChecks {
    private final DataPolicy policy;
    private final Map<Symbol, DataCheck> checks = new HashMap<>();

    DataChecks(DataPolicy policy) {
        this.policy = policy;
    }

    void on(SymbolMarket market, long nowNanos) {
        of(market.symbol()).on(market, nowNanos);
    }

    DataCheck of(Symbol symbol) {
        return checks.computeIfAbsent(symbol, any -> new DataCheck(policy));
    }
}
