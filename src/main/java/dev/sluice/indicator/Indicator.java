package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import java.util.List;

/**
 * Numbers made of closed candles, one set for each. It looks at nothing but the candles that it was given, so that what
 * it says of a candle never changes; its memory is bounded by its parameters. One thread only.
 */
public interface Indicator {
    /** As in {@link Indicators#catalogue()}. */
    String name();

    /** What it tells, in this order, and from which candle on. */
    List<IndicatorOutput> outputs();

    /** Candles until every output has a value: the greatest of the outputs' own. */
    int warmUpCandles();

    /**
     * Takes the next candle.
     *
     * @throws IllegalArgumentException if it does not close after the one before
     */
    void onCandle(CandleClosed candle);

    /** Whether {@link #warmUpCandles()} candles have come. */
    boolean isWarm();

    /**
     * The value at the last candle; prices in whole units of quote currency.
     *
     * @param output position in {@link #outputs()}
     * @return NaN before the output's first candle, and where its definition divides by zero
     */
    double value(int output);

    /** The value of the first output. */
    default double value() {
        return value(0);
    }

    /**
     * The value of the output of this name.
     *
     * @throws IllegalArgumentException if it has none of this name
     */
    default double value(String output) {
        List<IndicatorOutput> outputs = outputs();
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).name().equals(output)) {
                return value(i);
            }
        }
        throw new IllegalArgumentException(name() + " has no output " + output);
    }
}
