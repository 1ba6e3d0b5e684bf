package dev.sluice.vocabulary;

import java.util.Optional;

/**
 * What an order asks for.
 *
 * @param price the limit; empty exactly for MARKET
 * @param timeInForce GTC for LIMIT_MAKER and MARKET, where the venue takes none
 * @param quantity in base asset, more than zero
 */
public record OrderTerms(
        Symbol symbol, Side side, OrderType type, Quantity quantity, Optional<Price> price, TimeInForce timeInForce) {
    public OrderTerms {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("order quantity must be more than 0");
        }
        if (type.hasPrice() != price.isPresent()) {
            throw new IllegalArgumentException(type + (price.isPresent() ? " takes no price" : " needs a price"));
        }
        if (type != OrderType.LIMIT && timeInForce != TimeInForce.GTC) {
            throw new IllegalArgumentException(type + " takes no time in force");
        }
    }

    public static OrderTerms limit(Symbol symbol, Side side, Quantity quantity, Price price, TimeInForce timeInForce) {
        return new OrderTerms(symbol, side, OrderType.LIMIT, quantity, Optional.of(price), timeInForce);
    }

    public static OrderTerms market(Symbol symbol, Side side, Quantity quantity) {
        return new OrderTerms(symbol, side, OrderType.MARKET, quantity, Optional.empty(), TimeInForce.GTC);
    }

    public static OrderTerms limitMaker(Symbol symbol, Side side, Quantity quantity, Price price) {
        return new OrderTerms(symbol, side, OrderType.LIMIT_MAKER, quantity, Optional.of(price), TimeInForce.GTC);
    }

    /** Whether what does not trade at once stays in the book. */
    public boolean mayRest() {
        return type.hasPrice() && timeInForce == TimeInForce.GTC;
    }

    public OrderTerms withQuantity(Quantity other) {
        return new OrderTerms(symbol, side, type, other, price, timeInForce);
    }
}
