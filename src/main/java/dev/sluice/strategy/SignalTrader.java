package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In at a signal, out at stop, target, time, or a signal of the other side; for each symbol by itself. */
final class SignalTrader {
    private final String strategy;
    private final Direction direction;
    private final int holdCandles;
    private final BracketTrade.Terms terms;
    private final Map<Symbol, BracketTrade> trades = new HashMap<>();

    /**
     * What speaks for a side.
     *
     * @param wrong the price that would prove it wrong, in 10⁻⁸
     */
    record Signal(Side side, long wrong, String why) {}

    SignalTrader(String strategy, Direction direction, int holdCandles, BracketTrade.Terms terms) {
        this.strategy = strategy;
        this.direction = direction;
        this.holdCandles = holdCandles;
        this.terms = terms;
    }

    List<Idea> onCandle(CandleClosed candle, Optional<Signal> signal, Holding holding) {
        if (holding.isFlat()) {
            trades.remove(candle.symbol());
            return entry(candle, signal);
        }
        BracketTrade trade = trades.computeIfAbsent(candle.symbol(), symbol -> BracketTrade.found(holding.side()));
        boolean turned = signal.isPresent() && signal.get().side() != holding.side();
        Optional<String> over = trade.over(candle.close(), holdCandles);
        if (!turned && over.isEmpty()) {
            return List.of();
        }
        List<Idea> ideas = new ArrayList<>(2);
        String why = turned ? "signal of the other side" : over.orElseThrow();
        ideas.add(new Idea.Exit(strategy, candle.symbol(), why, candle.receivedNanos()));
        if (turned) {
            ideas.addAll(entry(candle, signal));
        }
        return ideas;
    }

    private List<Idea> entry(CandleClosed candle, Optional<Signal> signal) {
        return signal.filter(given -> given.side() == Side.BUY || direction == Direction.LONG_SHORT)
                .map(given -> BracketTrade.enter(strategy, given.side(), candle, given.wrong(), terms, given.why()))
                .map(enter -> {
                    trades.put(candle.symbol(), BracketTrade.of(enter));
                    return List.<Idea>of(enter);
                })
                .orElse(List.of());
    }
}
