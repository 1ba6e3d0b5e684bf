package dev.sluice.backtest;

import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Inputs;
import dev.sluice.strategy.Strategy;
import java.util.List;

/** Does what a user's strategy may do. */
final class Failing implements Strategy {
    @Override
    public String name() {
        return "failing";
    }

    @Override
    public Inputs inputs() {
        return Inputs.candles(0);
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        throw new ArithmeticException("/ by zero");
    }
}
