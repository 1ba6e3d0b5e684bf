package dev.sluice.risk;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;

/**
 * A fill moved what strategies hold of a position.
 *
 * @param shares signed base quantities afterwards, of those that changed; {@code ""} is that of all strategies without
 *     a limit of their own
 */
record StrategySharesMoved(Symbol symbol, SortedMap<String, BigDecimal> shares, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "strategy_shares_moved";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "strategyShare",
                shares.entrySet().stream()
                        .map(share -> Map.of(
                                "symbol", symbol.name(),
                                "strategy", share.getKey(),
                                "quantity", Money.plain(share.getValue())))
                        .toList());
    }
}
