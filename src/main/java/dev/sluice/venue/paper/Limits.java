package dev.sluice.venue.paper;

/**
 * Bounds on what the exchange keeps.
 *
 * @param maxOpenOrdersPerSymbol open orders of one account on one symbol (Binance {@code filters.md}, MAX_NUM_ORDERS);
 *     house accounts are exempt
 * @param maxClosedOrdersPerAccount closed orders that can still be queried; the oldest are forgotten first
 */
public record Limits(int maxOpenOrdersPerSymbol, int maxClosedOrdersPerAccount) {
    /** 200 open orders per account and symbol, 10,000 closed ones per account. */
    public static final Limits DEFAULT = new Limits(200, 10_000);

    public Limits {
        if (maxOpenOrdersPerSymbol < 1 || maxClosedOrdersPerAccount < 1) {
            throw new IllegalArgumentException(
                    "limits must be 1 or more but are " + maxOpenOrdersPerSymbol + " and " + maxClosedOrdersPerAccount);
        }
    }
}
