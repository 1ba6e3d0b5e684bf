package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Always in the market, on the side of the faster of two simple moving averages of closes.
 *
 * <p>It acts on a cross: the fast average was strictly below the slow one a candle ago and is strictly above it now,
 * or the other way round. The first candle that can be one is that after the slow average came to be. Averages are
 * compared exactly, so two that are equal are equal. It allocates nothing while nothing crosses.
 */
public final class SmaCross implements Strategy {
    public static final String NAME = "sma-cross";

    private static final int STATE_VERSION = 1;

    private final CrossParameters parameters;
    private final CrossIdeas ideas;
    private final Map<Symbol, Averages> bySymbol = new HashMap<>();
    private @Nullable Symbol newest;
    private @Nullable Averages newestAverages;

    public SmaCross(CrossParameters parameters) {
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
        int crossed = averages(candle.symbol()).add(candle.close());
        return crossed == 0 ? List.of() : ideas.onCross(crossed > 0 ? Side.BUY : Side.SELL, candle, holding);
    }

    private Averages averages(Symbol symbol) {
        Averages last = newestAverages;
        if (last != null && symbol.equals(newest)) {
            return last;
        }
        Averages found = bySymbol.computeIfAbsent(symbol, s -> new Averages(parameters));
        newest = symbol;
        newestAverages = found;
        return found;
    }

    @Override
    public Optional<StrategyState> state(Symbol symbol) {
        return Optional.ofNullable(bySymbol.get(symbol))
                .map(averages -> new StrategyState(STATE_VERSION, averages.text()));
    }

    @Override
    public boolean restore(Symbol symbol, StrategyState state) {
        if (state.version() != STATE_VERSION) {
            return false;
        }
        Averages restored = new Averages(parameters);
        for (String close : state.text().split(",")) {
            restored.add(Long.parseLong(close));
        }
        bySymbol.put(symbol, restored);
        return true;
    }

    /** Of one symbol. */
    private static final class Averages {
        private final RollingSum fast;
        private final RollingSum slow;
        private int before;

        Averages(CrossParameters parameters) {
            fast = new RollingSum(parameters.fast());
            slow = new RollingSum(parameters.slow());
        }

        /** More than 0 if the fast average came above the slow one, less if it came below, 0 if neither. */
        int add(long close) {
            fast.add(close);
            slow.add(close);
            if (!slow.isFull()) {
                return 0;
            }
            int now = RollingSum.compareAverages(fast, slow);
            int crossed = before * now < 0 ? now : 0;
            before = now;
            return crossed;
        }

        /** The closes are all there is to know: they lead to the same relation of the averages. */
        String text() {
            return Arrays.stream(slow.values()).mapToObj(Long::toString).collect(Collectors.joining(","));
        }
    }
}
