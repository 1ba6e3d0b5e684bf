package dev.sluice.strategy;

import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import java.util.Optional;

/**
 * A trading rule. Called for every market event of the symbols that the desk trades, always from one thread and in the
 * order of the events.
 */
public interface Strategy {
    /** Stable name in lower case with hyphens, such as {@code micro-price-momentum}; journaled with every proposal. */
    String name();

    /**
     * Decides on one event, which is already part of {@code market}.
     *
     * @param holding what this symbol's position is at this moment
     * @return an idea, or empty for nothing to do
     */
    Optional<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding);
}
