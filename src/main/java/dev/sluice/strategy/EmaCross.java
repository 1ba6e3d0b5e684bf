package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.indicator.MovingAverage;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * As {@link SmaCross}, by exponential moving averages. They begin with the simple average of their first closes and
 * then move by 2 / (candles + 1) of the distance to each further close. It keeps no state over a restart: exponential
 * averages that are warmed up anew are close to, but not, the same.
 */
public final class EmaCross implements Strategy {
    public static final String NAME = "ema-cross";

    private final CrossParameters parameters;
    private final CrossIdeas ideas;
    private final Map<Symbol, Averages> bySymbol = new HashMap<>();

    public EmaCross(CrossParameters parameters) {
        this.parameters = parameters;
        this.ideas = new CrossIdeas(NAME, parameters);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Inputs inputs() {
        return Inputs.candles(parameters.slow());
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        if (!(event instanceof CandleClosed candle)) {
            return List.of();
        }
        int crossed = bySymbol.computeIfAbsent(candle.symbol(), symbol -> new Averages(parameters))
                .add(candle.close());
        return crossed == 0 ? List.of() : ideas.onCross(crossed > 0 ? Side.BUY : Side.SELL, candle, holding);
    }

    private static final class Averages {
        private final MovingAverage fast;
        private final MovingAverage slow;
        private int before;

        Averages(CrossParameters parameters) {
            fast = MovingAverage.exponential(parameters.fast());
            slow = MovingAverage.exponential(parameters.slow());
        }

        int add(long close) {
            fast.add(close);
            slow.add(close);
            if (!slow.isWarm()) {
                return 0;
            }
            int now = Double.compare(fast.value(), slow.value());
            int crossed = before * now < 0 ? now : 0;
            before = now;
            return crossed;
        }
    }
}
