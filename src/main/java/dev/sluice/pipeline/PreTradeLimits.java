package dev.sluice.pipeline;

import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import java.util.Optional;

/** What a person is told of a pre-trade refusal besides its code: what was asked, and what would have been allowed. */
record PreTradeLimits(Optional<String> measured, Optional<String> limit) {
    /** @param reference values a MARKET order */
    static PreTradeLimits of(String code, OrderTerms terms, Price reference, Instrument instrument) {
        String quantity = terms.quantity().toString();
        return switch (code) {
            case "filter_price_filter" ->
                told(
                        terms.price().map(Price::toString).orElse(""),
                        range(instrument.minPrice(), instrument.maxPrice(), instrument.tickSize()));
            case "filter_lot_size" -> told(quantity, range(instrument.lot()));
            case "filter_market_lot_size" -> told(quantity, range(instrument.marketLot()));
            case "filter_notional" ->
                told(
                        Money.plain(terms.price().orElse(reference).times(terms.quantity())),
                        "from " + Money.plain(instrument.notional().min()) + " to "
                                + Money.plain(instrument.notional().max()));
            default -> new PreTradeLimits(Optional.empty(), further(code, instrument));
        };
    }

    /** The filter that refused, as the venue set it. */
    private static Optional<String> further(String code, Instrument instrument) {
        return instrument.filters().stream()
                .filter(filter -> filter.reason().map(Reason::code).equals(Optional.of(code)))
                .findFirst()
                .map(Filter::toString);
    }

    private static PreTradeLimits told(String measured, String limit) {
        return new PreTradeLimits(Optional.of(measured), Optional.of(limit));
    }

    private static String range(Instrument.Lot lot) {
        return range(lot.min(), lot.max(), lot.step());
    }

    /** Zero disables a bound. */
    private static String range(long min, long max, long step) {
        return "from " + FixedPoint.format(min)
                + (max == 0 ? "" : " to " + Quantity.ofUnits(max))
                + (step == 0 ? "" : " in steps of " + Quantity.ofUnits(step));
    }
}
