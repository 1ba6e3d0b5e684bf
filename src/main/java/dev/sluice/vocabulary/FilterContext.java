package dev.sluice.vocabulary;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a filter looks at besides the order.
 *
 * @param reference the symbol's reference price, else its average price, else its last price (Binance {@code
 *     filters.md}, PERCENT_PRICE and NOTIONAL); empty if there is none yet
 * @param onSymbol the account's open orders of the symbol
 * @param onExchange the account's open orders
 * @param position free and locked base asset plus open buys; empty if it is not known
 */
public record FilterContext(
        Asset base,
        Asset quote,
        Optional<Price> reference,
        Open onSymbol,
        Open onExchange,
        Optional<BigDecimal> position) {
    /** How many orders are open; every order counts in {@code orders}. */
    public record Open(int orders, int algoOrders, int icebergOrders) {
        public static final Open NONE = new Open(0, 0, 0);

        /** With one more such order. */
        public Open and(OrderTerms terms) {
            return new Open(
                    orders + 1,
                    algoOrders + (terms.type().hasStop() ? 1 : 0),
                    icebergOrders + (terms.options().icebergQuantity().isPresent() ? 1 : 0));
        }
    }

    /** Of an account with nothing open. */
    public static FilterContext of(Instrument instrument, Optional<Price> reference) {
        return new FilterContext(
                instrument.base(), instrument.quote(), reference, Open.NONE, Open.NONE, Optional.empty());
    }

    /**
     * Price × quantity: by the limit, or by the stop price, or else by the reference; empty if there is none of them.
     * The documents value MARKET orders alone by the reference and are silent on stop orders without a limit.
     */
    Optional<BigDecimal> notional(OrderTerms terms) {
        return terms.price()
                .or(() -> terms.options().stopPrice())
                .or(() -> reference)
                .map(price -> price.times(terms.quantity()));
    }

    /** Whether the limit, if there is one, lies between these multiples of the reference. */
    boolean within(OrderTerms terms, BigDecimal down, BigDecimal up) {
        if (reference.isEmpty()) {
            return true;
        }
        BigDecimal middle = reference.get().decimal();
        return terms.price().stream().allMatch(price -> {
            BigDecimal value = price.decimal();
            return value.compareTo(middle.multiply(down)) >= 0 && value.compareTo(middle.multiply(up)) <= 0;
        });
    }
}
