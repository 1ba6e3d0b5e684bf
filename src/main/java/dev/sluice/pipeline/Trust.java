package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Strategy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Which strategies are asked. One that throws is asked no more: its state cannot be trusted, and the desk goes on. */
final class Trust {
    private final Set<String> failed = new HashSet<>();

    List<Idea> ask(Strategy strategy, MarketEvent event, SymbolMarket market, Holding holding, Consumer<Command> out) {
        if (failed.contains(strategy.name())) {
            return List.of();
        }
        try {
            return strategy.onEvent(event, market, holding);
        } catch (RuntimeException e) {
            failed.add(strategy.name());
            out.accept(new Command.Journal(new StrategyFailed(strategy.name(), e.toString(), event.receivedNanos())));
            return List.of();
        }
    }
}
