package dev.sluice.venue.paper;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.Optional;

/** Turns what an agent wants into orders that keep the instrument's filters, or into none. */
final class OrderSizes {
    /** A usual order is worth this many times the smallest one allowed: 4,000 where that is 5. */
    private static final double USUAL = 800;

    private static final double UNIT = FixedPoint.ONE;

    private final Instrument instrument;
    private final double usualValue;

    OrderSizes(Instrument instrument) {
        this.instrument = instrument;
        double smallest = instrument.notional().min().doubleValue();
        this.usualValue = USUAL * (smallest > 0 ? smallest : 5);
    }

    Optional<OrderTerms> quote(Side side, long priceUnits, double usual) {
        return limit(side, priceUnits, usual, TimeInForce.GTC);
    }

    Optional<OrderTerms> limit(Side side, long priceUnits, double usual, TimeInForce timeInForce) {
        if (priceUnits <= 0) {
            return Optional.empty();
        }
        Price price = Price.ofUnits(priceUnits);
        return checked(OrderType.LIMIT, side, price, quantity(price, usual), timeInForce);
    }

    Optional<OrderTerms> market(Side side, Price near, double usual) {
        Quantity quantity = instrument.roundDownForMarket(quantity(near, usual));
        return checked(OrderType.MARKET, side, near, quantity, TimeInForce.GTC);
    }

    /** The price on the tick grid, no worse for the order's owner. */
    long onTick(Price price, Side side) {
        return instrument.roundToTick(price, side).units();
    }

    /** How many usual orders a trade is worth. */
    double usual(Price price, Quantity quantity) {
        return price.times(quantity).doubleValue() / usualValue;
    }

    private Quantity quantity(Price price, double usual) {
        double units = usual * usualValue / (price.units() / UNIT) * UNIT;
        long most = instrument.lot().max() == 0
                ? Long.MAX_VALUE / 4
                : instrument.lot().max();
        return instrument.roundDown(Quantity.ofUnits((long) Math.min(units, most)));
    }

    private Optional<OrderTerms> checked(
            OrderType type, Side side, Price price, Quantity quantity, TimeInForce timeInForce) {
        if (quantity.isZero()) {
            return Optional.empty();
        }
        Optional<Price> limit = type.hasPrice() ? Optional.of(price) : Optional.empty();
        OrderTerms terms = new OrderTerms(instrument.symbol(), side, type, quantity, limit, timeInForce);
        return instrument.brokenFilter(terms, price).isEmpty() ? Optional.of(terms) : Optional.empty();
    }
}
