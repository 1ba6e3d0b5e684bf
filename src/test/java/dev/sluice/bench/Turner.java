package dev.sluice.bench;

import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import java.util.List;
import java.util.Optional;

/** In and out, every ten thousand trades. */
final class Turner implements Strategy {
    private static final int EVERY = 10_000;

    private int seen;

    @Override
    public String name() {
        return "turner";
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        if (++seen % EVERY != 0 || market.tape().last().isEmpty()) {
            return List.of();
        }
        long now = event.receivedNanos();
        if (!holding.isFlat()) {
            return List.of(new Idea.Exit(name(), event.symbol(), "time is over", now));
        }
        Price last = Price.ofUnits(market.tape().last().get().price());
        return List.of(new Idea.Enter(name(), event.symbol(), Side.BUY, last, Optional.empty(), 1, "it is time", now));
    }
}
