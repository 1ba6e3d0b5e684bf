package dev.sluice.backtest;

/**
 * What the account may do.
 *
 * @param shorts whether it may sell what it does not hold
 * @param exclusive whether an entry first cancels what is on its way and closes what is held, of its symbol
 * @param stops whether the idea's stop and target are orders of their own; otherwise, as live, they only size the entry
 *     and the strategy itself says when to leave
 * @param finish what becomes of positions that are open at the end
 */
public record TradingRules(boolean shorts, boolean exclusive, boolean stops, Finish finish) {
    public static final TradingRules DEFAULT = new TradingRules(true, false, false, Finish.LAST_CLOSE);

    /** What becomes of positions that are open at the end. */
    public enum Finish {
        /** They stay open; they count in the equity, not among the trades. */
        OPEN,
        /** Closed at the open of the last candle, or at the last price where there are no candles. */
        LAST_OPEN,
        /** Closed at the close of the last candle, or at the last price. */
        LAST_CLOSE,
        /** Closed at the close of the last candle but one, as some frameworks do that fill at the close. */
        PREVIOUS_CLOSE
    }
}
