package dev.sluice.vocabulary;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A tradable pair and the venue's trading rules for it, as {@code exchangeInfo} states them (Binance
 * {@code filters.md}). A zero disables a rule, as documented there.
 *
 * @param tickSize PRICE_FILTER step, in 10⁻⁸
 * @param minPrice PRICE_FILTER lower bound, in 10⁻⁸
 * @param maxPrice PRICE_FILTER upper bound, in 10⁻⁸
 * @param lot LOT_SIZE
 * @param marketLot MARKET_LOT_SIZE
 * @param notional NOTIONAL
 */
public record Instrument(
        Symbol symbol,
        Asset base,
        Asset quote,
        long tickSize,
        long minPrice,
        long maxPrice,
        Lot lot,
        Lot marketLot,
        Notional notional) {

    /** Bounds and step of a quantity, each in 10⁻⁸ of the base asset. */
    public record Lot(long min, long max, long step) {
        boolean admits(long quantity) {
            return quantity >= min && (max == 0 || quantity <= max) && (step == 0 || quantity % step == 0);
        }

        private long largest(long quantity) {
            long capped = max == 0 ? quantity : Math.min(max, quantity);
            return step == 0 ? capped : capped - capped % step;
        }
    }

    /** Bounds of price × quantity in the quote asset. */
    public record Notional(BigDecimal min, boolean minAppliesToMarket, BigDecimal max, boolean maxAppliesToMarket) {
        private boolean admits(BigDecimal value, boolean market) {
            boolean enough = (market && !minAppliesToMarket) || value.compareTo(min) >= 0;
            boolean notTooMuch = (market && !maxAppliesToMarket) || max.signum() == 0 || value.compareTo(max) <= 0;
            return enough && notTooMuch;
        }
    }

    /**
     * The first filter that the order breaks, in the order PRICE_FILTER, LOT_SIZE, MARKET_LOT_SIZE, NOTIONAL.
     *
     * @param referencePrice stands in for a MARKET order's price in NOTIONAL ({@code filters.md}, NOTIONAL: the
     *     reference price, else the average price, else the last price)
     */
    public Optional<Reason> brokenFilter(OrderTerms terms, Price referencePrice) {
        long quantity = terms.quantity().units();
        boolean market = terms.type() == OrderType.MARKET;
        if (terms.price().isPresent() && !admitsPrice(terms.price().get().units())) {
            return Optional.of(Reason.FILTER_PRICE_FILTER);
        }
        if (!lot.admits(quantity)) {
            return Optional.of(Reason.FILTER_LOT_SIZE);
        }
        if (market && !marketLot.admits(quantity)) {
            return Optional.of(Reason.FILTER_MARKET_LOT_SIZE);
        }
        if (!notional.admits(terms.price().orElse(referencePrice).times(terms.quantity()), market)) {
            return Optional.of(Reason.FILTER_NOTIONAL);
        }
        return Optional.empty();
    }

    /** The quantity rounded down to the lot step; never up. */
    public Quantity roundDown(Quantity quantity) {
        return lot.step() == 0 ? quantity : Quantity.ofUnits(quantity.units() - quantity.units() % lot.step());
    }

    /** As much of the quantity as LOT_SIZE and MARKET_LOT_SIZE let one MARKET order have: steps and upper bounds. */
    public Quantity roundDownForMarket(Quantity quantity) {
        return Quantity.ofUnits(lot.largest(marketLot.largest(lot.largest(quantity.units()))));
    }

    /**
     * The price on the tick grid that is no worse for the order's owner than given: BUY down, SELL up. A BUY below the
     * first tick has none and stays as it is, for PRICE_FILTER to refuse.
     */
    public Price roundToTick(Price price, Side side) {
        long rest = tickSize == 0 ? 0 : price.units() % tickSize;
        if (rest == 0 || (side == Side.BUY && rest == price.units())) {
            return price;
        }
        long below = price.units() - rest;
        return Price.ofUnits(side == Side.BUY ? below : below + tickSize);
    }

    private boolean admitsPrice(long price) {
        return price >= minPrice && (maxPrice == 0 || price <= maxPrice) && (tickSize == 0 || price % tickSize == 0);
    }
}
