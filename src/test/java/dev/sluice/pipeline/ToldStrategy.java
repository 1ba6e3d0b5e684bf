package dev.sluice.pipeline;

import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Inputs;
import dev.sluice.strategy.Strategy;
import dev.sluice.strategy.StrategyState;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what it is told to. */
final class ToldStrategy implements Strategy {
    private final String name;
    private final Inputs inputs;
    final List<MarketEvent> seen = new ArrayList<>();
    final List<String> restored = new ArrayList<>();
    List<Idea> answer = List.of();
    Optional<StrategyState> state = Optional.empty();
    boolean broken;

    ToldStrategy(String name, Inputs inputs) {
        this.name = name;
        this.inputs = inputs;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Inputs inputs() {
        return inputs;
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        seen.add(event);
        if (broken) {
            throw new IllegalStateException("planted");
        }
        return answer;
    }

    @Override
    public Optional<StrategyState> state(Symbol symbol) {
        return state;
    }

    @Override
    public boolean restore(Symbol symbol, StrategyState earlier) {
        restored.add(earlier.text());
        return true;
    }
}
