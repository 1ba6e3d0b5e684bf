package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.risk.RiskDecision;
import dev.sluice.signal.SignalDesk;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** From what a strategy wants to the gates or out of a position, and back to what it may know. */
final class StrategyRoad implements StrategyDesk.Way {
    private final Parts parts;
    private final OperatorRequests.Way gates;
    private final UnaryOperator<Consumer<Command>> observed;

    record Parts(
            Map<Symbol, Instrument> instruments,
            Markets markets,
            Portfolio portfolio,
            Accounting account,
            SignalDesk signal,
            DeskIds ids,
            Exits exits) {}

    /** @param gates the way of every proposal from stage 6 on */
    StrategyRoad(Parts parts, OperatorRequests.Way gates, UnaryOperator<Consumer<Command>> observed) {
        this.parts = parts;
        this.gates = gates;
        this.observed = observed;
    }

    @Override
    public Holding holding(Symbol symbol, long now) {
        boolean busy = parts.portfolio().isBusy(symbol);
        int sign = parts.portfolio().position(symbol).quantity().signum();
        Instrument instrument = parts.instruments().get(symbol);
        Optional<Price> mark =
                sign == 0 ? Optional.empty() : parts.markets().of(symbol).flatMap(SymbolMarket::mark);
        if (mark.isEmpty() || instrument == null) {
            return busy ? new Holding(Holding.FLAT.quantity(), true) : Holding.FLAT;
        }
        parts.account().valued(now);
        Side side = sign > 0 ? Side.BUY : Side.SELL;
        return new Holding(side, parts.portfolio().reducible(instrument, mark.get()), busy);
    }

    @Override
    public Optional<RiskDecision> enter(Idea.Enter enter, Consumer<Command> out, long now) {
        return parts.signal()
                .propose(enter, parts.ids()::proposal) // 5
                .map(proposal -> gates.propose(proposal, out, now));
    }

    @Override
    public void exit(Idea.Exit exit, Consumer<Command> out, long now) {
        parts.exits().exit(exit, observed.apply(out), now); // 8
    }
}
