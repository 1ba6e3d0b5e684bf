package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final SignalTrader trader;
    private final Map<Symbol, DeltaExtremes> bySymbol = new HashMap<>();

    public DeltaDivergence(DeltaDivergenceParameters parameters) {
        this.parameters = parameters;
        this.trader = new SignalTrader(
                NAME,
                parameters.direction(),
                parameters.holdCandles(),
                new BracketTrade.Terms(parameters.stopBps(), parameters.targetRatio(), parameters.collarBps()));
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
        Optional<Side> divergence = bySymbol.computeIfAbsent(
                        candle.symbol(), symbol -> new DeltaExtremes(parameters.lookback()))
                .add(candle);
        return trader.onCandle(candle, divergence.map(side -> signal(side, candle)), holding);
    }

    private static SignalTrader.Signal signal(Side side, CandleClosed candle) {
        return side == Side.BUY
                ? new SignalTrader.Signal(side, candle.low(), "a new low that takers did not sell")
                : new SignalTrader.Signal(side, candle.high(), "a new high that takers did not buy");
    }
}
