package dev.sluice.pipeline;

import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How a strategy runs on the desk.
 *
 * @param enabled whether it is asked, unless a person has said otherwise
 * @param symbols that it is asked about; empty for all of the desk's
 * @param interval of the candles that it decides on
 * @param parameters text by name, for people and to tell whose state is whose
 * @param anew makes it again without state; empty where the one object has to do
 */
public record StrategyPolicy(
        boolean enabled,
        Set<Symbol> symbols,
        CandleInterval interval,
        String description,
        SortedMap<String, String> parameters,
        Optional<Supplier<Strategy>> anew) {
    /** Runs on everything. */
    public static final StrategyPolicy DEFAULT =
            new StrategyPolicy(true, Set.of(), CandleInterval.ONE_MINUTE, "", new TreeMap<>(), Optional.empty());
}
