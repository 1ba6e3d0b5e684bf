package dev.sluice.backtest;

/** When and at which price an order trades. docs/backtest.md has a table of them. */
public enum FillModel {
    /** Market orders at the open of the next candle, or at the next trade. */
    NEXT_OPEN,
    /** Market orders at the close of the candle, or at the price, that the decision was made on. */
    CLOSE,
    /** Limit orders as soon as the market touches their price; exits at the market. */
    TOUCH,
    /** Limit orders once the market has traded through their price, or all that stood before them in the queue. */
    TRADE_THROUGH,
    /** Takes what the recorded book holds, level by level, up to the order's limit; the rest expires. */
    BOOK_WALK,
    /** As {@link #TOUCH}, but each touch fills with a given probability, drawn from a seed. */
    PROBABILITY;

    /** Whether an entry waits as a limit order at the idea's price. */
    public boolean isPassive() {
        return this == TOUCH || this == TRADE_THROUGH || this == PROBABILITY;
    }
}
