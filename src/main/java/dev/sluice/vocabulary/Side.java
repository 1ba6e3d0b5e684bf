package dev.sluice.vocabulary;

/** Which way an order or a taker trades. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** +1 for BUY, −1 for SELL. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
