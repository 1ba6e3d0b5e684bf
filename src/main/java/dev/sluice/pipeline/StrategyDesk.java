package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.risk.RiskDecision;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Stage 4: the strategies, each asked for what its inputs name, and what they want led on.
 *
 * <p>An entry that follows an exit in the same answer waits until the symbol is flat and nothing is on its way, because
 * it would be refused before; it is dropped when that takes more than half a minute. An entry that sells while nothing
 * is held is dropped: a spot account has nothing to sell short.
 */
final class StrategyDesk {
    /** How long an entry waits for the exit before it. */
    static final long WAIT_NANOS = 30 * UtcNanos.PER_SECOND;

    private final List<StrategySlot> slots;
    private final Way way;
    private final UnaryOperator<Consumer<Command>> observed;
    private final Map<Symbol, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Long> toldNanos = new HashMap<>();

    private record Waiting(StrategySlot slot, Idea.Enter enter, long untilNanos) {}

    /** Where ideas go. */
    interface Way {
        /** What the desk holds of a symbol. */
        Holding holding(Symbol symbol, long nowNanos);

        /** Stages 5 to 8; empty if the idea is a repetition. */
        Optional<RiskDecision> enter(Idea.Enter enter, Consumer<Command> out, long nowNanos);

        void exit(Idea.Exit exit, Consumer<Command> out, long nowNanos);
    }

    /** @param observed what goes out is seen by those who keep account of what happens */
    StrategyDesk(
            List<Strategy> strategies,
            Map<String, StrategyPolicy> policies,
            Way way,
            UnaryOperator<Consumer<Command>> observed) {
        this.slots = strategies.stream()
                .map(each -> new StrategySlot(each, policies.getOrDefault(each.name(), StrategyPolicy.DEFAULT)))
                .toList();
        this.way = way;
        this.observed = observed;
    }

    void restore(Recovered.Strategies earlier) {
        earlier.changes().stream()
                .map(StrategyChanged::of)
                .forEach(change -> find(change.strategy()).ifPresent(slot -> slot.restore(change)));
        earlier.states().forEach(row -> find(row.text("strategy")).ifPresent(slot -> slot.restoreState(row)));
    }

    /** In the order in which they are asked. */
    List<StrategySlot> slots() {
        return slots;
    }

    Optional<StrategySlot> find(String name) {
        return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    /** An event of a symbol that the desk trades. */
    void onMarket(MarketEvent event, SymbolMarket market, Consumer<Command> out) {
        if (!waiting.isEmpty()) {
            goOn(event.symbol(), out, event.receivedNanos());
        }
        for (StrategySlot slot : slots) {
            if (!slot.isAskedAbout(event.symbol())) {
                continue;
            }
            if (slot.inputs().events() && !(event instanceof CandleClosed)) {
                ask(slot, event, market, out);
            }
            for (CandleClosed candle : slot.candles(event, market)) {
                ask(slot, candle, market, out);
                slot.seen(candle).ifPresent(kept -> observed.apply(out).accept(new Command.Journal(kept)));
            }
        }
    }

    private void ask(StrategySlot slot, MarketEvent event, SymbolMarket market, Consumer<Command> out) {
        if (slot.failure().isPresent()) {
            return;
        }
        long now = event.receivedNanos();
        List<Idea> ideas = slot.ask(event, market, way.holding(event.symbol(), now));
        slot.failure()
                .ifPresent(failure ->
                        observed.apply(out).accept(new Command.Journal(new StrategyFailed(slot.name(), failure, now))));
        boolean leaving = false;
        for (Idea idea : ideas) {
            slot.counts().wanted(idea);
            if (!slot.isWarm(event.symbol())) {
                slot.counts().wantedTooEarly();
                continue;
            }
            switch (idea) {
                case Idea.Exit exit -> {
                    way.exit(exit, out, now);
                    leaving = true;
                }
                case Idea.Enter enter -> enter(slot, enter, leaving, out, now);
            }
        }
    }

    private void enter(StrategySlot slot, Idea.Enter enter, boolean leaving, Consumer<Command> out, long now) {
        if (enter.side() == Side.SELL
                && (leaving || way.holding(enter.symbol(), now).isFlat())) {
            drop(slot, enter, IdeaDropped.Why.SHORT_NOT_POSSIBLE, out, now);
        } else if (leaving) {
            waiting.put(enter.symbol(), new Waiting(slot, enter, now + WAIT_NANOS));
            goOn(enter.symbol(), out, now);
        } else {
            slot.counts().decided(way.enter(enter, out, now));
        }
    }

    private void goOn(Symbol symbol, Consumer<Command> out, long now) {
        Waiting next = waiting.get(symbol);
        if (next == null) {
            return;
        }
        Holding holding = way.holding(symbol, now);
        if (holding.isFlat() && !holding.busy()) {
            waiting.remove(symbol);
            if (next.slot().isAskedAbout(symbol)) {
                next.slot().counts().decided(way.enter(at(next.enter(), now), out, now));
            }
        } else if (now > next.untilNanos()) {
            waiting.remove(symbol);
            drop(next.slot(), next.enter(), IdeaDropped.Why.EXIT_NOT_DONE, out, now);
        }
    }

    private static Idea.Enter at(Idea.Enter enter, long now) {
        return new Idea.Enter(
                enter.strategy(),
                enter.symbol(),
                enter.side(),
                enter.entry(),
                enter.stop(),
                enter.target(),
                enter.confidence(),
                enter.rationale(),
                now);
    }

    /** Journaled once a minute for each strategy, symbol and reason, because a strategy may want it at every event. */
    private void drop(StrategySlot slot, Idea.Enter enter, IdeaDropped.Why why, Consumer<Command> out, long now) {
        slot.counts().dropped();
        String key = slot.name() + ' ' + enter.symbol() + ' ' + why;
        Long told = toldNanos.get(key);
        if (told == null || now - told >= 60 * UtcNanos.PER_SECOND) {
            toldNanos.put(key, now);
            observed.apply(out).accept(new Command.Journal(new IdeaDropped(enter, why, now)));
        }
    }
}
