package dev.sluice.portfolio;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is at risk, by symbol, by group, and in all.
 *
 * @param symbols those that are traded, and those of which something is held
 * @param groups by name; a symbol may be in several, or in none
 * @param all every symbol once
 */
public record Exposures(SortedMap<Symbol, Exposure> symbols, SortedMap<String, Exposure> groups, Exposure all) {
    /**
     * As it stands.
     *
     * @param marks what one of a symbol is worth now
     * @param traded shown even if nothing is held
     * @param groups symbols that are looked at together, by the group's name
     */
    public static Exposures of(
            Portfolio portfolio,
            Function<Symbol, Optional<Price>> marks,
            Set<Symbol> traded,
            Map<String, Set<Symbol>> groups) {
        SortedMap<Symbol, Exposure> symbols = new TreeMap<>();
        traded.forEach(symbol -> symbols.put(symbol, Exposure.of(portfolio, symbol, marks.apply(symbol))));
        for (Position position : portfolio.positions()) {
            if (position.quantity().signum() != 0) {
                symbols.computeIfAbsent(
                        position.symbol(), symbol -> Exposure.of(portfolio, symbol, marks.apply(symbol)));
            }
        }
        SortedMap<String, Exposure> grouped = new TreeMap<>();
        groups.forEach((name, members) -> grouped.put(
                name,
                Exposure.sum(symbols.entrySet().stream()
                        .filter(entry -> members.contains(entry.getKey()))
                        .map(Map.Entry::getValue))));
        return new Exposures(
                Collections.unmodifiableSortedMap(symbols),
                Collections.unmodifiableSortedMap(grouped),
                Exposure.sum(symbols.values().stream()));
    }
}
