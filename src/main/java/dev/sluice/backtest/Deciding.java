package dev.sluice.backtest;

import dev.sluice.execution.OrderTrigger;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Inputs;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the strategies, and makes orders of what they want. */
final class Deciding {
    private final BacktestSettings settings;
    private final Strategy[] strategies;
    private final Inputs[] inputs;
    private final RunTally tally;
    private final @Nullable Gatekeeper gates;

    Deciding(BacktestSettings settings, List<Strategy> strategies, RunTally tally, @Nullable Gatekeeper gates) {
        this.settings = settings;
        this.strategies = strategies.toArray(Strategy[]::new);
        this.inputs = strategies.stream().map(Strategy::inputs).toArray(Inputs[]::new);
        this.tally = tally;
        this.gates = gates;
    }

    /** True if somebody wanted something. */
    boolean on(SymbolTrading symbol, MarketEvent event) {
        boolean isCandle = event instanceof CandleClosed;
        boolean wanted = false;
        for (int i = 0; i < strategies.length; i++) {
            if (isCandle ? inputs[i].candles() : inputs[i].events()) {
                List<Idea> ideas = ask(strategies[i], symbol, event);
                if (!ideas.isEmpty()) {
                    take(ideas, symbol, inputs[i], event.receivedNanos());
                    wanted = true;
                }
            }
        }
        return wanted;
    }

    private static List<Idea> ask(Strategy strategy, SymbolTrading symbol, MarketEvent event) {
        try {
            return strategy.onEvent(event, symbol.market(), symbol.holding());
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "strategy " + strategy.name() + " failed on " + symbol.symbol() + ": " + e, e);
        }
    }

    private void take(List<Idea> ideas, SymbolTrading symbol, Inputs input, long now) {
        for (Idea idea : ideas) {
            tally.idea();
            if (symbol.candles() <= input.warmUpCandles() && input.warmUpCandles() > 0) {
                tally.refuse("warming_up");
            } else if (!idea.symbol().equals(symbol.symbol())) {
                tally.refuse("other_symbol");
            } else {
                switch (idea) {
                    case Idea.Exit exit -> exit(exit.strategy(), symbol, now);
                    case Idea.Enter enter -> enter(enter, symbol, now);
                }
            }
        }
        symbol.refresh();
    }

    /** Entries on their way are for a position that is no longer wanted. */
    private void exit(String strategy, SymbolTrading symbol, long now) {
        for (SimulatedOrder order : symbol.orders()) {
            if (order.isOpen() && !order.isClosing()) {
                order.on(OrderTrigger.CANCELED);
            }
        }
        if (symbol.position() != 0 && !symbol.isClosing()) {
            Side side = symbol.position() > 0 ? Side.SELL : Side.BUY;
            Optional<OrderId> id = gates == null ? Optional.empty() : Optional.of(gates.leaving(strategy));
            send(symbol, new SimulatedOrder(strategy, id, side, arrival(now)));
        }
    }

    private void enter(Idea.Enter idea, SymbolTrading symbol, long now) {
        if (idea.side() == Side.SELL && !settings.rules().shorts()) {
            tally.refuse("short_not_allowed");
            return;
        }
        Optional<Gatekeeper.Cleared> cleared = gates == null ? Optional.empty() : gates.clear(idea, now);
        if (gates != null && cleared.isEmpty()) {
            return;
        }
        if (settings.rules().exclusive()) {
            exit(idea.strategy(), symbol, now);
        }
        boolean limited =
                settings.fills().model().isPassive() || settings.fills().model() == FillModel.BOOK_WALK;
        long limit = limited ? idea.entry().units() : 0;
        Optional<OrderId> id = cleared.map(Gatekeeper.Cleared::order);
        long quantity = cleared.map(Gatekeeper.Cleared::units).orElse(0L);
        send(symbol, new SimulatedOrder(idea, id, limit, quantity, arrival(now)));
    }

    private void send(SymbolTrading symbol, SimulatedOrder order) {
        tally.ordered();
        order.on(OrderTrigger.SUBMIT_STARTED);
        symbol.orders().add(order);
    }

    private long arrival(long now) {
        return now + settings.fills().latencyNanos();
    }
}
