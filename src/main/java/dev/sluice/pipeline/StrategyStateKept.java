package dev.sluice.pipeline;

import dev.sluice.journal.JournalEntry;
import dev.sluice.strategy.StrategyState;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Map;

/**
 * What a strategy would need to go on with a symbol in a later process.
 *
 * @param setting what has to be the same for the state to mean the same: interval and parameters
 * @param candles that it has seen
 * @param closeNanos end of the last of them
 */
record StrategyStateKept(
        String strategy,
        Symbol symbol,
        String setting,
        StrategyState state,
        long candles,
        long closeNanos,
        long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return "strategy_state_kept";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "strategyState",
                Map.of(
                        "strategy", strategy,
                        "symbol", symbol.name(),
                        "setting", setting,
                        "version", state.version(),
                        "state", state.text(),
                        "candles", candles,
                        "closedAt", UtcNanos.format(closeNanos)));
    }
}
