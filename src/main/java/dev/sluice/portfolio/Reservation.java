package dev.sluice.portfolio;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.math.BigDecimal;

/**
 * What an order that is on its way may still add to, or take from, a position.
 *
 * @param price at which it is valued: the limit, or the reference price of a MARKET order
 * @param open quantity neither filled nor released
 * @param reducing whether it takes from the position instead of adding exposure
 */
record Reservation(OrderId order, OrderTerms terms, Price price, Quantity open, boolean reducing) {
    BigDecimal notional() {
        return price.times(open);
    }

    /** What a position changes by if all of it trades, in the base asset. */
    BigDecimal change() {
        BigDecimal sign = BigDecimal.valueOf(terms.side().sign());
        return open.decimal().multiply(sign);
    }

    Reservation without(Quantity filled) {
        return of(open.minus(filled.min(open)));
    }

    Reservation of(Quantity stillOpen) {
        return new Reservation(order, terms, price, stillOpen, reducing);
    }
}
