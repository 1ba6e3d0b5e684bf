package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderDesk;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The ways out of a position: no gates and no approval, because getting out must never wait. */
final class Exits {
    private final Parts parts;
    private final RefusedExits refused = new RefusedExits();

    /** What is closed, and by whom. */
    record Parts(
            Map<Symbol, Instrument> instruments,
            Markets markets,
            Portfolio portfolio,
            OrderDesk execution,
            DeskIds ids) {}

    Exits(Parts parts) {
        this.parts = parts;
    }

    /** A strategy wants out; after a refused exit the next one waits a little. */
    void exit(Idea.Exit exit, Consumer<Command> out, long nowNanos) {
        if (refused.mayGo(exit.symbol(), nowNanos)) {
            mark(exit.symbol())
                    .ifPresent(mark ->
                            close(exit.symbol(), mark, new Why(exit.strategy(), exit.rationale()), out, nowNanos));
        }
    }

    /**
     * A person wants out: as much as one order can close, at the market. Without a market to look at, what was paid
     * stands in for its price, which only says whether the order is large enough for the venue.
     *
     * @return the order; empty if there is nothing that no other order closes already
     */
    Optional<OrderId> close(Symbol symbol, Why why, Consumer<Command> out, long nowNanos) {
        return mark(symbol).or(() -> paid(symbol)).flatMap(price -> close(symbol, price, why, out, nowNanos));
    }

    /** Takes note of what became of exits. */
    void note(Command command) {
        refused.note(command);
    }

    /**
     * Who wants out and why.
     *
     * @param origin the strategy's name, or a person's role
     */
    record Why(String origin, String rationale) {}

    private Optional<OrderId> close(Symbol symbol, Price price, Why why, Consumer<Command> out, long nowNanos) {
        return Optional.ofNullable(parts.instruments().get(symbol))
                .flatMap(instrument ->
                        parts.portfolio().reduce(instrument, price, why.origin(), why.rationale(), nowNanos))
                .map(reduction -> {
                    OrderId order = parts.ids().order();
                    parts.execution().start(order, reduction, out, nowNanos);
                    return order;
                });
    }

    private Optional<Price> mark(Symbol symbol) {
        return parts.markets().of(symbol).flatMap(SymbolMarket::mark);
    }

    private Optional<Price> paid(Symbol symbol) {
        return parts.portfolio()
                .position(symbol)
                .averagePrice()
                .filter(price -> price.signum() > 0)
                .map(price ->
                        Price.ofUnits(FixedPoint.toUnits(price.setScale(FixedPoint.SCALE, RoundingMode.HALF_EVEN))));
    }
}
