package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The extremes of the newest candles, each with the cumulative delta it was made at. Each side is a queue in which
 * every newer candle has driven out the lesser ones before it, so its head is the extreme of the lookback.
 */
final class DeltaExtremes {
    private static final BigDecimal TWICE = BigDecimal.valueOf(2);

    private final int lookback;
    private final ArrayDeque<Extreme> lows = new ArrayDeque<>();
    private final ArrayDeque<Extreme> highs = new ArrayDeque<>();
    private long candles;
    private double cumulativeDelta;

    private record Extreme(long candle, long price, double cumulativeDelta) {}

    DeltaExtremes(int lookback) {
        this.lookback = lookback;
    }

    /** The side that a divergence of this candle from those before speaks for, if there is one. */
    Optional<Side> add(CandleClosed candle) {
        cumulativeDelta += candle.takerBuyVolume()
                .multiply(TWICE)
                .subtract(candle.volume())
                .doubleValue();
        Optional<Side> side = candles < lookback ? Optional.empty() : divergence(candle);
        while (!lows.isEmpty() && lows.getLast().price() >= candle.low()) {
            lows.removeLast();
        }
        while (!highs.isEmpty() && highs.getLast().price() <= candle.high()) {
            highs.removeLast();
        }
        lows.addLast(new Extreme(candles, candle.low(), cumulativeDelta));
        highs.addLast(new Extreme(candles, candle.high(), cumulativeDelta));
        candles++;
        forget(lows);
        forget(highs);
        return side;
    }

    private Optional<Side> divergence(CandleClosed candle) {
        Extreme low = lows.getFirst();
        Extreme high = highs.getFirst();
        boolean bullish = candle.low() < low.price() && cumulativeDelta > low.cumulativeDelta();
        boolean bearish = candle.high() > high.price() && cumulativeDelta < high.cumulativeDelta();
        if (bullish == bearish) {
            return Optional.empty();
        }
        return Optional.of(bullish ? Side.BUY : Side.SELL);
    }

    private void forget(ArrayDeque<Extreme> extremes) {
        while (extremes.getFirst().candle() < candles - lookback) {
            extremes.removeFirst();
        }
    }
}
