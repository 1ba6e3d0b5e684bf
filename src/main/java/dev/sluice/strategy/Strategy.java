package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * A trading rule with a state of its own. Called for the events that its {@link #inputs()} name, of every symbol that
 * it trades, always from one thread and in the order of the events; the same object decides live, in a replay and in a
 * backtest. It reads no clock and draws no random numbers: time is the event's.
 */
public interface Strategy {
    /** Stable name in lower case with hyphens, such as {@code micro-price-momentum}; journaled with every proposal. */
    String name();

    /** What it wants to see, the same at every call. */
    default Inputs inputs() {
        return Inputs.ALL_EVENTS;
    }

    /**
     * Decides on one event, which is already part of {@code market}. A candle's event is a {@link CandleClosed} of the
     * interval that the strategy runs on.
     *
     * @param holding what this symbol's position is at this moment
     * @return what it wants, in the order in which it is to be done; empty for nothing
     */
    List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding);

    /**
     * What it would need to go on with this symbol in a later process, as of the candle that it was called for last.
     * Asked after candles only, so a strategy without candles has none; empty for one that is better warmed up anew.
     */
    default Optional<StrategyState> state(Symbol symbol) {
        return Optional.empty();
    }

    /**
     * Takes over what an object of the same parameters gave as its {@link #state}, before the first event of that
     * symbol.
     *
     * @return false if it cannot read it; then it is as if this had not been called
     */
    default boolean restore(Symbol symbol, StrategyState state) {
        return false;
    }
}
