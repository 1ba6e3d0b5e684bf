package dev.sluice.vocabulary;

/** Order types that the desk can place (Binance {@code enums.md}, "Order types"). */
public enum OrderType {
    LIMIT,
    MARKET,
    /** A LIMIT order that is rejected if it would trade at once. */
    LIMIT_MAKER;

    public boolean hasPrice() {
        return this != MARKET;
    }
}
