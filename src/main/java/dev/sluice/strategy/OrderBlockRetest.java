package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.indicator.OrderBlock;
import dev.sluice.indicator.Structure;
import dev.sluice.indicator.StructureEvent;
import dev.sluice.indicator.StructureSettings;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Enters when price comes back for the first time into an order block, the candle from which a move started that broke
 * the structure, if the candle closes on the near side of the block's far end. It leaves when a candle closes at the
 * target or beyond the stop, after so many candles, or at a retest of the other side.
 */
public final class OrderBlockRetest implements Strategy {
    public static final String NAME = "order-block-retest";

    /** Before a break there are two swings; until then nothing can be certain. */
    private static final int SWINGS_BEFORE_A_BREAK = 2;

    private final OrderBlockRetestParameters parameters;
    private final SignalTrader trader;
    private final Map<Symbol, Structure> bySymbol = new HashMap<>();

    public OrderBlockRetest(OrderBlockRetestParameters parameters) {
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
        return Inputs.candles(SWINGS_BEFORE_A_BREAK * 2 * parameters.swingLength());
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        if (!(event instanceof CandleClosed candle)) {
            return List.of();
        }
        Structure structure = bySymbol.computeIfAbsent(
                candle.symbol(),
                symbol -> new Structure(StructureSettings.STANDARD.withSwingLength(parameters.swingLength())));
        Optional<SignalTrader.Signal> signal = Optional.empty();
        for (StructureEvent known : structure.onCandle(candle)) {
            if (known instanceof StructureEvent.OrderBlockRetested retested && holds(retested.block(), candle)) {
                signal = Optional.of(signal(retested.block()));
            }
        }
        return trader.onCandle(candle, signal, holding);
    }

    /** A candle that closes beyond the block has gone through it. */
    private static boolean holds(OrderBlock block, CandleClosed candle) {
        return block.direction() == dev.sluice.indicator.Direction.BULLISH
                ? candle.close() > block.bottom()
                : candle.close() < block.top();
    }

    private static SignalTrader.Signal signal(OrderBlock block) {
        return block.direction() == dev.sluice.indicator.Direction.BULLISH
                ? new SignalTrader.Signal(Side.BUY, block.bottom(), "price came back into a bullish order block")
                : new SignalTrader.Signal(Side.SELL, block.top(), "price came back into a bearish order block");
    }
}
