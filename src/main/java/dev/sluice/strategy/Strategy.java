package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import java.util.List;

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
}
