package dev.sluice.vocabulary;

import java.util.Optional;

/**
 * What an order asks for.
 *
 * @param price the limit; present exactly where the type has one
 * @param timeInForce GTC where the venue takes none: LIMIT_MAKER, MARKET, STOP_LOSS and TAKE_PROFIT
 * @param quantity in base asset, more than zero
 * @param options a stop price exactly where the type has one; an iceberg quantity only where what is left rests in the
 *     book
 */
public record OrderTerms(
        Symbol symbol,
        Side side,
        OrderType type,
        Quantity quantity,
        Optional<Price> price,
        TimeInForce timeInForce,
        OrderOptions options) {
    public OrderTerms {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("order quantity must be more than 0");
        }
        if (type.hasPrice() != price.isPresent()) {
            throw new IllegalArgumentException(type + (price.isPresent() ? " takes no price" : " needs a price"));
        }
        if (type.hasStop() != options.stopPrice().isPresent()) {
            throw new IllegalArgumentException(
                    type + (type.hasStop() ? " needs a stop price" : " takes no stop price"));
        }
        if (!type.takesTimeInForce() && timeInForce != TimeInForce.GTC) {
            throw new IllegalArgumentException(type + " takes no time in force");
        }
        if (options.icebergQuantity().isPresent() && !(type.hasPrice() && timeInForce == TimeInForce.GTC)) {
            throw new IllegalArgumentException("only an order that can rest takes an iceberg quantity");
        }
    }

    /** An order without options. */
    public OrderTerms(
            Symbol symbol,
            Side side,
            OrderType type,
            Quantity quantity,
            Optional<Price> price,
            TimeInForce timeInForce) {
        this(symbol, side, type, quantity, price, timeInForce, OrderOptions.NONE);
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

    /** Whether what does not trade at once stays in the book, or waits to go there. */
    public boolean mayRest() {
        return type.hasStop() || type.hasPrice() && timeInForce == TimeInForce.GTC;
    }

    public OrderTerms withQuantity(Quantity other) {
        return new OrderTerms(symbol, side, type, other, price, timeInForce, options);
    }
}
