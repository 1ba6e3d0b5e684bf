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

/** Waits at the best bid, moves with it, and sells what it got at once. */
final class QueuedMaker implements Strategy {
    private static final int PATIENCE = 500;

    private int waited;

    @Override
    public String name() {
        return "queued-maker";
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        if (!market.book().synchronised() || !market.book().hasSaneTop()) {
            return List.of();
        }
        long now = event.receivedNanos();
        if (!holding.isFlat()) {
            return List.of(new Idea.Exit(name(), event.symbol(), "filled", now));
        }
        if (holding.busy() && ++waited < PATIENCE) {
            return List.of();
        }
        waited = 0;
        Price bid = Price.ofUnits(market.book().price(Side.BUY, 0));
        Idea enter = new Idea.Enter(name(), event.symbol(), Side.BUY, bid, Optional.empty(), 1, "at the bid", now);
        return holding.busy() ? List.of(new Idea.Exit(name(), event.symbol(), "moved", now), enter) : List.of(enter);
    }
}
