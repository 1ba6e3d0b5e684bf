package dev.sluice.backtest;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Inputs;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wants what a test says, at the events that it says, counted from 0. */
final class Scripted implements Strategy {
    private final Map<Integer, List<Want>> script = new HashMap<>();
    private final List<Holding> seen = new ArrayList<>();
    private final boolean candles;
    private int calls;

    private record Want(Optional<Side> side, Optional<Price> entry, Optional<Price> stop, Optional<Price> target) {}

    private Scripted(boolean candles) {
        this.candles = candles;
    }

    static Scripted onCandles() {
        return new Scripted(true);
    }

    static Scripted onEvents() {
        return new Scripted(false);
    }

    Scripted enter(int at, Side side) {
        return want(at, new Want(Optional.of(side), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    Scripted enter(int at, Side side, String entry) {
        return want(at, new Want(Optional.of(side), Optional.of(Price.of(entry)), Optional.empty(), Optional.empty()));
    }

    Scripted enter(int at, Side side, String entry, String stop, String target) {
        return want(
                at,
                new Want(
                        Optional.of(side),
                        Optional.of(Price.of(entry)),
                        Optional.of(Price.of(stop)),
                        Optional.of(Price.of(target))));
    }

    Scripted exit(int at) {
        return want(at, new Want(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private Scripted want(int at, Want want) {
        script.computeIfAbsent(at, index -> new ArrayList<>()).add(want);
        return this;
    }

    /** What was held at each call. */
    List<Holding> seen() {
        return seen;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Inputs inputs() {
        return candles ? Inputs.candles(0) : Inputs.ALL_EVENTS;
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        seen.add(holding);
        return script.getOrDefault(calls++, List.of()).stream()
                .map(want -> idea(want, event))
                .toList();
    }

    private Idea idea(Want want, MarketEvent event) {
        long now = event.receivedNanos();
        if (want.side().isEmpty()) {
            return new Idea.Exit(name(), event.symbol(), "as scripted", now);
        }
        Price last = Price.ofUnits(event instanceof CandleClosed candle ? candle.close() : 1);
        return new Idea.Enter(
                name(),
                event.symbol(),
                want.side().get(),
                want.entry().orElse(last),
                want.stop(),
                want.target(),
                1,
                "as scripted",
                now);
    }
}
