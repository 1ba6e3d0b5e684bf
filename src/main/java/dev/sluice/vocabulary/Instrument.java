package dev.sluice.vocabulary;

import java.math.BigDecimal;
import java.util.List;
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
 * @param filters every other filter, in the venue's order
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
        Notional notional,
        List<Filter> filters) {
    public Instrument {
        filters = List.copyOf(filters);
    }

    /** With the basic filters alone. */
    public Instrument(
            Symbol symbol,
            Asset base,
            Asset quote,
            long tickSize,
            long minPrice,
            long maxPrice,
            Lot lot,
            Lot marketLot,
            Notional notional) {
        this(symbol, base, quote, tickSize, minPrice, maxPrice, lot, marketLot, notional, List.of());
    }

    /** The same with these further filters. */
    public Instrument withFilters(List<Filter> further) {
        return new Instrument(symbol, base, quote, tickSize, minPrice, maxPrice, lot, marketLot, notional, further);
    }

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
     * The first filter that the order breaks, where nothing else of the account is open.
     *
     * @param referencePrice see {@link FilterContext#reference}
     */
    public Optional<Reason> brokenFilter(OrderTerms terms, Price referencePrice) {
        return brokenFilter(terms, FilterContext.of(this, Optional.of(referencePrice)));
    }

    /**
     * The first filter that the order breaks, in the order PRICE_FILTER, LOT_SIZE, MARKET_LOT_SIZE, NOTIONAL, then as
     * the venue lists them. PRICE_FILTER holds for the stop price too and LOT_SIZE for the iceberg quantity.
     */
    public Optional<Reason> brokenFilter(OrderTerms terms, FilterContext context) {
        OrderOptions options = terms.options();
        if (!terms.price().map(this::admitsPrice).orElse(true)
                || !options.stopPrice().map(this::admitsPrice).orElse(true)) {
            return Optional.of(Reason.FILTER_PRICE_FILTER);
        }
        long quantity = terms.quantity().units();
        if (!lot.admits(quantity)
                || !options.icebergQuantity()
                        .map(shown -> lot.admits(shown.units()))
                        .orElse(true)) {
            return Optional.of(Reason.FILTER_LOT_SIZE);
        }
        boolean market = terms.price().isEmpty();
        if (market && !marketLot.admits(quantity)) {
            return Optional.of(Reason.FILTER_MARKET_LOT_SIZE);
        }
        if (!context.notional(terms)
                .map(value -> notional.admits(value, market))
                .orElse(true)) {
            return Optional.of(Reason.FILTER_NOTIONAL);
        }
        return filters.stream()
                .filter(filter -> !filter.admits(terms, context))
                .findFirst()
                .flatMap(Filter::reason);
    }

    /** As much of the quantity as LOT_SIZE lets one order have: rounded down to its step, never up, and bounded. */
    public Quantity roundDown(Quantity quantity) {
        return Quantity.ofUnits(lot.largest(quantity.units()));
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

    private boolean admitsPrice(Price limit) {
        long price = limit.units();
        return price >= minPrice && (maxPrice == 0 || price <= maxPrice) && (tickSize == 0 || price % tickSize == 0);
    }
}
