package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trades against a price extreme that takers did not follow.
 *
 * <p>Delta is what takers bought minus what they sold, of a candle; cumulative delta its sum. A candle that makes a new
 * low of the lookback while cumulative delta stands above where it stood at the low before is a bullish divergence, and
 * mirrored a bearish one. It leaves when a candle closes at the target or beyond the stop, after so many candles, or at
 * a divergence of the other side. It needs candles that know their takers; one that does not has a delta of minus its
 * volume.
 */
public final class DeltaDivergence implements Strategy {
    public static final String NAME = "delta-divergence";

    private final DeltaDivergenceParameters parameters;
    private final Map<Symbol, State> bySymbol = new HashMap<>();

    public DeltaDivergence(DeltaDivergenceParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Inputs inputs() {
        return Inputs.candles(parameters.lookback());
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        if (!(event instanceof CandleClosed candle)) {
            return List.of();
        }
        State state = bySymbol.computeIfAbsent(candle.symbol(), symbol -> new State(parameters.lookback()));
        Optional<Side> divergence = state.extremes.add(candle);
        return holding.isFlat()
                ? entry(state, divergence, candle)
                : exit(state, divergence, candle, holding.side());
    }

    private List<Idea> entry(State state, Optional<Side> divergence, CandleClosed candle) {
        state.trade = null;
        return divergence
                .filter(side -> side == Side.BUY || parameters.direction() == Direction.LONG_SHORT)
                .map(side -> List.<Idea>of(enter(state, side, candle)))
                .orElse(List.of());
    }

    private List<Idea> exit(State state, Optional<Side> divergence, CandleClosed candle, Side held) {
        Trade trade = state.trade == null ? state.trade = new Trade(held) : state.trade;
        trade.candles++;
        Optional<String> why = divergence
                .filter(side -> side != held)
                .map(side -> "divergence of the other side")
                .or(() -> trade.over(candle.close()))
                .or(() -> trade.candles >= parameters.holdCandles()
                        ? Optional.of("holding time is over")
                        : Optional.empty());
        if (why.isEmpty()) {
            return List.of();
        }
        List<Idea> ideas = new ArrayList<>();
        ideas.add(new Idea.Exit(NAME, candle.symbol(), why.get(), candle.receivedNanos()));
        if (divergence.isPresent() && divergence.get() != held) {
            ideas.addAll(entry(state, divergence, candle));
        }
        return ideas;
    }

    private Idea.Enter enter(State state, Side side, CandleClosed candle) {
        Price close = Price.ofUnits(candle.close());
        Price extreme = Price.ofUnits(side == Side.BUY ? candle.low() : candle.high());
        Price stop = extreme.movedByBps(-side.sign() * parameters.stopBps());
        double distance = (double) (close.units() - stop.units()) * parameters.targetRatio();
        Price target = Price.ofUnits(Math.max(1, close.units() + Math.round(distance)));
        state.trade = new Trade(side, stop.units(), target.units());
        return new Idea.Enter(
                NAME,
                candle.symbol(),
                side,
                close.movedByBps(side.sign() * parameters.collarBps()),
                Optional.of(stop),
                Optional.of(target),
                1,
                side == Side.BUY
                        ? "a new low that takers did not sell"
                        : "a new high that takers did not buy",
                candle.receivedNanos());
    }

    /** Of one symbol. */
    private static final class State {
        private final DeltaExtremes extremes;
        private @Nullable Trade trade;

        State(int lookback) {
            extremes = new DeltaExtremes(lookback);
        }
    }

    /** What it is in, and where it leaves. */
    private static final class Trade {
        private final Side side;
        private final long stop;
        private final long target;
        private int candles;

        Trade(Side side, long stop, long target) {
            this.side = side;
            this.stop = stop;
            this.target = target;
        }

        /** One that an earlier process, or somebody else, opened: it has no levels of its own. */
        Trade(Side side) {
            this(side, side == Side.BUY ? Long.MIN_VALUE : Long.MAX_VALUE, side == Side.BUY ? Long.MAX_VALUE : -1);
        }

        Optional<String> over(long close) {
            if (side == Side.BUY ? close >= target : close <= target) {
                return Optional.of("target reached");
            }
            return (side == Side.BUY ? close <= stop : close >= stop) ? Optional.of("stop reached") : Optional.empty();
        }
    }
}
