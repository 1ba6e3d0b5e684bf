package dev.sluice.strategy;

/**
 * What a strategy wants to see.
 *
 * @param events whether it is called for every trade, quote and change of the book
 * @param candles whether it is called for every candle that closes; of which interval is the desk's to configure and
 *     a backtest's file's
 * @param warmUpCandles candles that it has to have seen before its decisions mean anything; 0 or more. Until then it
 *     is called all the same, and whatever it wants is dropped
 */
public record Inputs(boolean events, boolean candles, int warmUpCandles) {
    /** Every trade, quote and change of the book. */
    public static final Inputs ALL_EVENTS = new Inputs(true, false, 0);

    public Inputs {
        if (warmUpCandles < 0) {
            throw new IllegalArgumentException("warmUpCandles must be 0 or more but is " + warmUpCandles);
        }
    }

    /** Closed candles only. */
    public static Inputs candles(int warmUpCandles) {
        return new Inputs(false, true, warmUpCandles);
    }
}
