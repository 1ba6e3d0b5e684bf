package dev.sluice.vocabulary;

/** Order types that the desk can place (Binance {@code enums.md}, "Order types"). */
public enum OrderType {
    LIMIT,
    MARKET,
    /** A LIMIT order that is rejected if it would trade at once. */
    LIMIT_MAKER,
    /** A MARKET order from the moment when the price has moved against its side as far as the stop price. */
    STOP_LOSS,
    /** A LIMIT order from that moment on. */
    STOP_LOSS_LIMIT,
    /** A MARKET order from the moment when the price has moved in favour of its side as far as the stop price. */
    TAKE_PROFIT,
    /** A LIMIT order from that moment on. */
    TAKE_PROFIT_LIMIT;

    /** Whether it has a limit: it trades at that price or a better one. */
    public boolean hasPrice() {
        return switch (this) {
            case LIMIT, LIMIT_MAKER, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, STOP_LOSS, TAKE_PROFIT -> false;
        };
    }

    /** Whether it waits for a stop price; the venue calls such orders "algo" orders ({@code filters.md}). */
    public boolean hasStop() {
        return switch (this) {
            case LIMIT, LIMIT_MAKER, MARKET -> false;
            case STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
        };
    }

    /** Whether its owner chooses how long it stays active. */
    public boolean takesTimeInForce() {
        return hasPrice() && this != LIMIT_MAKER;
    }
}
